import { render } from 'preact';
import { Panel } from '../../components/panel.tsx';
import { openPanelSession } from '../../lib/app/opening.ts';
import '../../components/ui/tokens.css';
import '../../components/ui/ui.css';
import '../../components/ui/panel.css';

const root = document.getElementById('app');
if (root) render(<Panel opened={openPanelSession()} />, root);
