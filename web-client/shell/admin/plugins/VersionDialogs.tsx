import { ui } from '@dcts/ui';
import { useState } from 'preact/hooks';
import { navigate } from '../../route';
import { type AdminKey, t } from '../texts';
import type { PluginView } from './contract';
import type { PluginDesk } from './desk';
import { PasswordedDialog } from './PasswordedDialog';
import { usePassworded } from './usePassworded';

interface DialogProps {
  desk: PluginDesk;
  plugin: PluginView;
  close: () => void;
}

/** Takes a plugin back to the version before. */
export function RollbackDialog({ desk, plugin: { id, name }, version, close }: DialogProps & { version: string }) {
  const form = usePassworded(
    async (password) => {
      await desk.rollback(id, password);
      const runs = desk.state.get().plugins.find((each) => each.id === id)?.state !== 'failed';
      ui.toast({ text: t(runs ? 'rollback.done' : 'install.fails', { plugin: name, version }), tone: runs ? 'good' : 'bad' });
      close();
    },
    { conflict: 'rollback.conflict' },
  );
  return (
    <PasswordedDialog
      form={form}
      title={t('rollback.title', { plugin: name, version })}
      confirm={t('rollback.confirm')}
      close={close}
    >
      <p>{t('rollback.body', { version })}</p>
    </PasswordedDialog>
  );
}

/** Takes a plugin off the server, with or without its data. */
export function RemoveDialog({ desk, plugin: { id, name }, close }: DialogProps) {
  const [data, setData] = useState<'keep' | 'drop'>('keep');
  const form = usePassworded(
    async (password) => {
      await desk.remove(id, data, password);
      ui.toast({ text: t('remove.done', { plugin: name }), tone: 'good' });
      navigate('#/admin/plugins');
    },
    { conflict: 'remove.conflict' },
  );
  return (
    <PasswordedDialog
      form={form}
      title={t('remove.title', { plugin: name })}
      confirm={t(data === 'drop' ? 'remove.confirmDrop' : 'remove.confirm')}
      danger
      close={close}
    >
      <fieldset class="choices">
        <legend class="field-label">{t('remove.data')}</legend>
        {(['keep', 'drop'] as const).map((choice) => (
          <Choice key={choice} choice={choice} checked={data === choice} choose={() => { setData(choice); }} />
        ))}
      </fieldset>
    </PasswordedDialog>
  );
}

function Choice({ choice, checked, choose }: { choice: 'keep' | 'drop'; checked: boolean; choose: () => void }) {
  const text: AdminKey = `remove.${choice}.text`;
  return (
    <label class="choice">
      <input type="radio" name="data" value={choice} checked={checked} onChange={choose} />
      <span>
        <span class="choice-title">{t(`remove.${choice}`)}</span>
        <span class="choice-text">{t(text)}</span>
      </span>
    </label>
  );
}
