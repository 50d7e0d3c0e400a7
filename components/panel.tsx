import type { Opening } from '../lib/app/opening.ts';
import { AppFrame } from './app-frame.tsx';
import { StartScreen } from './home/start-screen.tsx';
import { HomeScreen } from './home-screen.tsx';
import type { Route } from './ui/context.ts';
import { later } from './ui/later.tsx';
import { VisitScreen } from './visit-screen.tsx';

const SettingsScreen = later(() => import('./settings/settings-screen.tsx').then((part) => part.SettingsScreen));

/** The supervisor's panel. */
export function Panel({ opened }: { opened: Promise<Opening> }) {
  return <AppFrame opened={opened} first={{ screen: 'home' }} Screen={Screen} />;
}

function Screen({ route }: { route: Route }) {
  switch (route.screen) {
    case 'start':
      return <StartScreen />;
    case 'visit':
      return <VisitScreen key={route.visit} route={route} />;
    case 'settings':
      return <SettingsScreen />;
    default:
      return <HomeScreen />;
  }
}
