import type { ServerInfo } from '@dcts/sdk';
import { useRef } from 'preact/hooks';
import type { App } from '../app';
import { useStore } from '@dcts/preact';
import { t } from '../language';
import { Mark } from '../Mark';
import { SafeBar } from '../SafeBar';
import { SettingsButton } from '../SettingsButton';
import { navigate, route } from '../route';
import { LogInForm } from './LogInForm';
import { RegisterForm } from './RegisterForm';

/** The most telling reason why somebody is asked to log in. */
function notice(server: ServerInfo, ended: boolean, screen: string): string | null {
  if (!server.hasOwner) return t('auth.noOwner');
  if (screen === 'welcome') return t('auth.welcome.used');
  return ended ? t('auth.sessionEnded') : null;
}

/** All that somebody sees who is not logged in. */
export function AuthScreen({ app, server, ended }: { app: App; server: ServerInfo; ended: boolean }) {
  const here = useStore(route);
  const invite = here.name === 'welcome' && !server.hasOwner ? (here.path[0] ?? '') : null;
  const registering = invite !== null || (here.name === 'register' && server.registration === 'open');
  // The address that was asked for before logging in is gone to afterwards.
  const asked = useRef(['', 'login', 'register', 'welcome'].includes(here.name) ? '#/' : location.hash);
  const logIn = async (loginName: string, password: string) => {
    await app.logIn(loginName, password);
    navigate(asked.current, { replace: true });
  };
  return (
    <div class="auth">
      <header class="auth-top">
        <SafeBar />
        <SettingsButton />
      </header>
      <main class="auth-card" key={registering ? 'register' : 'login'}>
        <div class="auth-brand">
          <Mark />
          <span class="ellipsis">{server.name}</span>
        </div>
        {registering ? (
          <RegisterForm app={app} server={server} invite={invite} />
        ) : (
          <LogInForm logIn={logIn} server={server} notice={notice(server, ended, here.name)} />
        )}
      </main>
      <footer class="auth-foot">DCTS {server.version}</footer>
    </div>
  );
}
