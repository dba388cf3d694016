import { codeOf } from '@dcts/sdk/errors';
import { useState } from 'preact/hooks';
import type { Change } from '../model/contract';
import { type Draft, emptyDraft, type Stored, type Target } from '../model/draft';
import { make } from './changing';
import { sentence } from './faults';
import { type RolesHost, useHost, useStore } from './host';

/** A draft under work. */
export interface DraftWork {
  readonly draft: Draft;
  /** Whether somebody else has stored something that it changes. */
  readonly outdated: boolean;
  readonly busy: boolean;
  /** Why the last try to save it failed. */
  readonly fault: string | null;
  /** Changes the latest draft, which need not be drawn yet. */
  edit(how: (draft: Draft) => Draft): void;
  discard(): void;
  /** Keeps the draft, upon what is stored now. */
  keep(): void;
  save(change: Change, text: string): Promise<void>;
}

/** The draft of a role or a rule. */
export function useDraft(of: Target, stored: Stored): DraftWork {
  const host = useHost();
  const { roles, t } = host;
  useStore(roles.drafts.all);
  const kept = roles.drafts.get(of);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const discard = () => {
    roles.drafts.drop(of);
    setFault(null);
  };
  const keep = () => { roles.keepDraft(of); };
  /** Forgets what was sent; what was changed meanwhile stays. */
  const sent = () => {
    if (roles.drafts.get(of) === kept) discard();
  };
  const save = async (change: Change, text: string) => {
    setBusy(true);
    setFault(null);
    try {
      await make(host, change, text, sent);
      keep();
    } catch (error) {
      if (codeOf(error) !== 'conflict') setFault(sentence(t, error));
      else if (!(await settle(host, of))) setFault(t('fault.conflict'));
    } finally {
      setBusy(false);
    }
  };
  const edit = (how: (draft: Draft) => Draft) => {
    const before = roles.drafts.get(of);
    const upon = before && roles.isOutdated(before) ? before.upon : (roles.stored(of) ?? stored);
    roles.drafts.set(how({ ...(before ?? emptyDraft(of, upon)), upon }));
    setFault(null);
  };
  return { draft: kept ?? emptyDraft(of, stored), outdated: kept !== undefined && roles.isOutdated(kept), busy, fault, edit, discard, keep, save };
}

/** After a conflict: asks whose changes count, if both have changed the same; false if they have not. */
async function settle({ roles, ui, t }: RolesHost, of: Target): Promise<boolean> {
  await roles.refresh();
  const draft = roles.drafts.get(of);
  if (!draft || !roles.isOutdated(draft)) return false;
  const labels = { title: t('conflict.title'), body: t('conflict.text'), confirm: t('conflict.theirs'), cancel: t('conflict.keep') };
  if (await ui.dialog(labels)) roles.drafts.drop(of);
  else roles.keepDraft(of);
  return true;
}
