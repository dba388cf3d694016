import { ui } from '@dcts/ui';
import { Dialog } from '../Dialog';
import { PasswordField } from '../PasswordField';
import { type AdminKey, bytes, listing, t } from '../texts';
import type { ArchiveView } from './contract';
import type { PluginDesk } from './desk';
import { called, Faults, isOlder, versions } from './Found';
import { Capabilities } from './parts';
import { usePassworded } from './usePassworded';

interface InstallProps {
  desk: PluginDesk;
  archive: ArchiveView;
  close: () => void;
}

const confirmation: Readonly<Partial<Record<AdminKey, AdminKey>>> = {
  'install.upgrade': 'install.confirmUpgrade',
  'install.downgrade': 'rollback.confirm',
};
const faults = { forbidden: 'install.forbidden', conflict: 'install.conflict', not_found: 'install.gone' } as const;

/** Shows what an archive asks for before it is installed, what is new first of all, and asks for the password. */
export function InstallDialog({ desk, archive, close }: InstallProps) {
  const { version, description, requires, capabilities, newCapabilities, replaces, size } = archive;
  const name = called(archive);
  const form = usePassworded(async (password) => {
    await desk.install(archive, password);
    const runs = desk.state.get().plugins.find((plugin) => plugin.id === archive.id)?.state !== 'failed';
    ui.toast({ text: t(runs ? 'install.done' : 'install.fails', { plugin: name, version }), tone: runs ? 'good' : 'bad' });
    close();
  }, faults);
  const fresh = replaces ? newCapabilities : [];
  const ordered = [...capabilities].sort((a, b) => Number(fresh.includes(b.name)) - Number(fresh.includes(a.name)));
  const blocked = archive.faults.length > 0;
  return (
    <Dialog
      title={t(blocked ? 'install.cannot' : title(archive), { plugin: name })}
      confirm={t(confirmation[title(archive)] ?? 'install.confirm')}
      busy={form.busy}
      fault={form.fault}
      blocked={blocked}
      foot={!blocked && <PasswordField {...form.field} />}
      onConfirm={form.submit}
      onClose={close}
    >
      <p class="dialog-facts">
        {version !== '' && <span>{versions(archive)}</span>}
        <span>{bytes(size)}</span>
        {requires.length > 0 && <span>{t('plugins.needs', { names: listing(requires.map((id) => desk.nameOf(id))) })}</span>}
      </p>
      {description && <p>{description}</p>}
      <Faults faults={archive.faults} />
      {!blocked && (
        <p class="notice notice-warn">
          <d-icon name="alert" />
          {t('install.trust')}
        </p>
      )}
      {archive.id !== '' && (
        <div>
          <h3 class="dialog-subtitle">{t(capabilities.length === 0 ? 'install.asksNothing' : 'install.asks')}</h3>
          {fresh.length > 0 && <p class="dialog-new">{t('install.newOnes', { count: fresh.length })}</p>}
          <Capabilities all={ordered} fresh={fresh} />
        </div>
      )}
    </Dialog>
  );
}

function title({ version, replaces }: ArchiveView): AdminKey {
  if (!replaces) return 'install.new';
  return isOlder(version, replaces) ? 'install.downgrade' : 'install.upgrade';
}
