import { ui } from '@dcts/ui';
import { useState } from 'preact/hooks';
import { t } from '../texts';
import type { PluginDesk } from './desk';
import { PasswordedDialog } from './PasswordedDialog';
import { usePassworded } from './usePassworded';

interface UndecidedProps {
  desk: PluginDesk;
  /** The id of the plugin that decides and does not run. */
  plugin: string;
}

/** Says why nobody but the owner may do anything, and how that ends. */
export function Undecided({ desk, plugin }: UndecidedProps) {
  const [asking, setAsking] = useState(false);
  const name = desk.nameOf(plugin);
  return (
    <>
      <section class="notice notice-warn undecided" role="status">
        <d-icon name="alert" />
        <div>
          <strong>{t('undecided.title')}</strong>
          <p>{t('undecided.text', { plugin: name })}</p>
          <button type="button" class="btn" onClick={() => { setAsking(true); }}>
            {t('undecided.open')}
          </button>
        </div>
      </section>
      {asking && <DefaultsDialog desk={desk} plugin={name} close={() => { setAsking(false); }} />}
    </>
  );
}

function DefaultsDialog({ desk, plugin, close }: UndecidedProps & { close: () => void }) {
  const form = usePassworded(
    async (password) => {
      await desk.useDefaults(password);
      ui.toast({ text: t('undecided.done'), tone: 'good' });
      close();
    },
    { conflict: 'undecided.conflict' },
  );
  return (
    <PasswordedDialog
      form={form}
      title={t('undecided.ask')}
      confirm={t('undecided.confirm')}
      danger
      close={close}
    >
      <p>{t('undecided.body', { plugin })}</p>
    </PasswordedDialog>
  );
}
