import type { Eyes } from '@dcts/sdk';
import { useState } from 'preact/hooks';
import type { Role } from '../model/contract';
import type { Subject } from './address';
import { ask } from './ask';
import { sentence } from './faults';
import { type RolesHost, useHost } from './host';
import { Who } from './Who';

/** Whether the member of this page may see the server as others do. Nobody looks through two pairs of eyes. */
export function mayView({ sdk }: Pick<RolesHost, 'sdk'>): boolean {
  return sdk.session.viewAs === undefined && sdk.may('core.viewAs');
}

/** Starts the client afresh with the eyes of others. What is not saved would be lost, so that is asked before. */
export async function viewAs({ roles, sdk, ui, t }: RolesHost, eyes: Eyes, name: string): Promise<void> {
  const labels = { title: t('view.unsaved.title'), body: t('view.unsaved.text'), confirm: t('view.begin'), cancel: t('cancel') };
  if (roles.drafts.all.get().size > 0 && !(await ui.dialog({ ...labels, danger: true }))) return;
  sdk.viewAs(eyes, name);
}

/** Asks with whose eyes, and looks with them. */
export async function chooseView(host: RolesHost): Promise<void> {
  const { roles, sdk, ui, t } = host;
  await roles.list.refresh();
  const { data, code } = roles.list.known.get();
  const all = data?.roles ?? [];
  const [first] = all;
  if (!first) {
    ui.toast({ text: sentence(t, { code }), tone: 'bad' });
    return;
  }
  const choice: { who: Subject } = { who: { role: first.id } };
  const labels = { title: t('view.title'), confirm: t('view.begin'), cancel: t('cancel') };
  if (!(await ask(host, labels, <Choosing roles={all} first={choice.who} chosen={(who) => { choice.who = who; }} />))) return;
  const { who } = choice;
  if ('member' in who) await viewAs(host, `member:${who.member}`, sdk.profiles.get(who.member)?.displayName ?? '');
  else await viewAs(host, `role:${who.role}`, nameOf(all, who.role));
}

const nameOf = (roles: readonly Role[], wanted: string) => roles.find(({ id }) => id === wanted)?.name ?? '';

interface ChoosingProps {
  roles: readonly Role[];
  first: Subject;
  chosen: (subject: Subject) => void;
}

function Choosing({ roles, first, chosen }: ChoosingProps) {
  const { t } = useHost();
  const [who, setWho] = useState(first);
  const choose = (subject: Subject) => {
    setWho(subject);
    chosen(subject);
  };
  // Whoever ends a search with Enter has not chosen yet.
  const stay = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
  };
  return (
    <div class="roles-explain" onKeyDown={stay}>
      <p>{t('view.lead')}</p>
      <Who roles={roles} who={who} choose={choose} />
    </div>
  );
}
