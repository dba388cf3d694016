import { useState } from 'preact/hooks';
import { codeOf } from '@dcts/sdk/errors';
import type { Change } from '../model/contract';
import { type Draft, emptyDraft, size } from '../model/draft';
import { make } from './changing';
import { sentence } from './faults';
import { useHost, useStore } from './host';

/** A draft under work. */
export interface DraftWork {
  readonly draft: Draft;
  /** Whether what it was begun upon has been changed by somebody else. */
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

/**
 * The draft of a role or a rule, by its key.
 *
 * @param version of what is stored now; asked again after a change
 */
export function useDraft(key: string, version: () => number): DraftWork {
  const host = useHost();
  const { roles, ui, t } = host;
  const kept = useStore(roles.drafts.all).get(key);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const draft = kept ?? emptyDraft(version());
  const discard = () => {
    roles.drafts.drop(key);
    setFault(null);
  };
  const keep = () => {
    const now = roles.drafts.all.get().get(key);
    if (now) roles.drafts.set(key, { ...now, version: version() });
  };
  const settle = async () => {
    await roles.refresh();
    const labels = { title: t('conflict.title'), body: t('conflict.text'), confirm: t('conflict.theirs'), cancel: t('conflict.keep') };
    if (await ui.dialog(labels)) discard();
    else keep();
  };
  /** Forgets what was sent; what was changed meanwhile stays. */
  const stored = () => {
    if (roles.drafts.all.get().get(key) === kept) discard();
  };
  const save = async (change: Change, text: string) => {
    setBusy(true);
    setFault(null);
    try {
      await make(host, change, text, stored);
      keep();
    } catch (error) {
      if (codeOf(error) === 'conflict') await settle();
      else setFault(sentence(t, error));
    } finally {
      setBusy(false);
    }
  };
  const edit = (how: (draft: Draft) => Draft) => {
    roles.drafts.set(key, how(roles.drafts.all.get().get(key) ?? emptyDraft(version())));
    setFault(null);
  };
  return { draft, outdated: size(draft) > 0 && draft.version !== version(), busy, fault, edit, discard, keep, save };
}
