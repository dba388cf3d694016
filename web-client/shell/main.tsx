import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/inter/wght-italic.css';
import '@dcts/ui/styles/tokens.css';
import '@dcts/ui/styles/base.css';
import '@dcts/ui/styles/components.css';
import '@dcts/ui/styles/markdown.css';
import './styles/auth.css';
import './styles/frame.css';
import { defineElements, watchTooltips } from '@dcts/ui';
import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import { App, type AppState } from './app';
import { AuthScreen } from './auth/AuthScreen';
import { Frame } from './frame/Frame';
import { useStore } from '@dcts/preact';
import { language, t } from './language';
import { Mark } from './Mark';

function Root({ app }: { app: App }) {
  const state = useStore(app.state);
  const tag = useStore(language);
  useEffect(() => {
    document.documentElement.lang = tag;
  }, [tag]);
  useEffect(() => {
    if (state.kind === 'out') document.title = state.server.name;
  }, [state]);
  return <Screen app={app} state={state} />;
}

function Screen({ app, state }: { app: App; state: AppState }) {
  switch (state.kind) {
    case 'loading':
      return (
        <main class="splash" aria-busy="true" aria-label={t('app.loading')}>
          <Mark />
        </main>
      );
    case 'unreachable':
      return (
        <main class="splash">
          <Mark />
          <h1>{t('app.unreachable.title')}</h1>
          <p>{t('app.unreachable.text')}</p>
          <button type="button" class="btn btn-primary" onClick={() => void app.boot()}>
            {t('app.retry')}
          </button>
        </main>
      );
    case 'out':
      return <AuthScreen app={app} server={state.server} ended={state.ended} />;
    case 'in':
      return <Frame app={app} server={state.server} workspace={state.workspace} />;
  }
}

defineElements();
watchTooltips();
const app = new App();
const place = document.getElementById('app');
if (place) render(<Root app={app} />, place);
void app.boot();
