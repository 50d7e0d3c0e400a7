import { render } from 'preact';
import { Desk } from '../../components/desk.tsx';
import { openPanelSession } from '../../lib/app/opening.ts';
import '../../components/ui/tokens.css';
import '../../components/ui/ui.css';
import '../../components/ui/desk.css';

const root = document.getElementById('app');
if (root) render(<Desk opened={openPanelSession()} />, root);
