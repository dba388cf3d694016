import { type PieceSdk, type PlainKit, type Reason, type ReasonAbout, type WhyOptions } from '@dcts/sdk';
import { refusalOf, sharedSentence } from './fault';
import { t } from './language';
import { el } from '@dcts/ui/dom';

/** Asks why the member may or may not do something, and says it in a dialog. */
export async function explain(request: PieceSdk['request'], kit: PlainKit, options: WhyOptions): Promise<void> {
  const spinner = document.createElement('d-spinner');
  spinner.setAttribute('label', t('why.asking'));
  const body = el('div', { class: 'why', role: 'status' }, spinner);
  const asked = answer(request, options).then((sentence) => { body.replaceChildren(el('p', {}, sentence)); });
  await Promise.all([asked, kit.dialog({ title: t('why.title'), body, confirm: t('why.close') })]);
}

async function answer(request: PieceSdk['request'], { permission, scope, place }: WhyOptions): Promise<string> {
  try {
    const { why } = await request<{ why: Reason }>('core.why', { permission, scope });
    return inWords(why, scope === 'server' ? { place: null } : place === undefined ? {} : { place });
  } catch (error) {
    const refusal = refusalOf(error);
    return refusal.code === 'not_found' ? t('why.notFound') : (sharedSentence(refusal) ?? t('error.internal'));
  }
}

/** Puts a reason into one sentence. */
export function inWords(reason: Reason, { place, member, role }: ReasonAbout): string {
  const { allowed, permission } = reason;
  const who = role !== undefined ? 'role' : member !== undefined ? 'member' : 'you';
  const where = place === undefined ? t('why.here') : place === null ? t('why.server') : t('why.in', { place });
  const name = role ?? member ?? '';
  const because = becauseOf(reason, member === undefined ? {} : { member });
  return t(`why.${who}.${allowed ? 'may' : 'mayNot'}`, { name, permission: permission.name, where, because });
}

function becauseOf({ allowed, cause, by, place }: Reason, { member }: { member?: string }): string {
  const at = place && place.scope !== 'server' ? t('why.at', { place: place.name }) : t('why.server');
  const verdict = allowed ? 'allows' : 'denies';
  const whose = member === undefined ? 'you' : 'member';
  const name = member ?? '';
  switch (cause) {
    case 'owner':
      return t(`why.because.owner.${whose}`, { name });
    case 'state':
      return t(`why.because.${stateOf(by)}.${whose}`, { name });
    case 'member_rule':
      return t(`why.because.member.${verdict}.${whose}`, { name, at });
    case 'role_rule':
      return t(`why.because.role.${verdict}`, { role: by, at });
    case 'default':
      return t(allowed ? 'why.because.default' : 'why.because.defaultOnly', { holders: t(`why.holder.${holderOf(by)}`) });
    case 'owner_only':
    case 'no_rule':
    case 'undecided':
    case 'undeclared':
      return t(`why.because.${cause}`);
    default:
      return t('why.because.other');
  }
}

const states = ['muted', 'pending', 'banned'] as const;
const holders = ['anyone', 'member', 'moderator', 'admin', 'owner'] as const;

const stateOf = (by: string) => states.find((state) => state === by.toLowerCase()) ?? 'state';
const holderOf = (by: string) => holders.find((holder) => holder === by.toLowerCase()) ?? 'owner';
