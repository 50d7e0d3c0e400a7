import { render } from 'preact';
import { Panel } from '../../components/panel.tsx';
import '../../components/ui/tokens.css';
import '../../components/ui/ui.css';
import '../../components/ui/panel.css';

const root = document.getElementById('app');
if (root) render(<Panel />, root);
