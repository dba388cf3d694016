import type { Contribution } from '@dcts/sdk';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useStore } from '@dcts/preact';
import { language, t } from '../language';
import { route } from '../route';
import type { Workspace } from '../workspace';
import { Attempt } from './attempt';
import { keepFocus } from './focus';
import type { Placed } from './placed';

/** Shows what the pieces contribute to one place, each in its own error border. */
export function Slot({ name, workspace }: { name: 'shell.sidebar' | 'shell.main' | 'shell.aside'; workspace: Workspace }) {
  const { slots } = useStore(workspace.pieces.state);
  const here = useStore(route);
  const shown = (slots[name] ?? []).filter(
    ({ contribution }) => contribution.route === undefined || contribution.route === here.name,
  );
  return (
    <>
      {shown.map((placed) => (
        <Mount key={placed.key} workspace={workspace} placed={placed} slot={name} path={here.path} />
      ))}
    </>
  );
}

interface MountProps {
  workspace: Workspace;
  placed: Placed<Contribution>;
  slot: string;
  path: readonly string[];
}

/** One contribution in its error border. It starts anew in another language. */
export function Mount(props: MountProps) {
  const tag = useStore(language);
  const [attempt, setAttempt] = useState(0);
  const [reason, setReason] = useState<string | null>(null);
  const retry = () => {
    setReason(null);
    setAttempt(attempt + 1);
  };
  if (reason !== null) return <FailureCard workspace={props.workspace} piece={props.placed.origin.name} reason={reason} retry={retry} />;
  return <Try key={`${tag}:${String(attempt)}`} {...props} fail={setReason} />;
}

function Try({ placed, slot, path, fail }: MountProps & { fail: (reason: string) => void }) {
  const element = useRef<HTMLDivElement>(null);
  const attempt = useRef<Attempt<object> | null>(null);
  const address = path.join('/');
  const drawnFor = useRef(address);
  useLayoutEffect(() => {
    const { current: own } = element;
    if (!own) return;
    attempt.current = new Attempt(placed.contribution, fail);
    attempt.current.start(own, path, {});
    return () => {
      if (own.contains(document.activeElement)) queueMicrotask(keepFocus);
      attempt.current?.stop();
    };
  }, []);
  useLayoutEffect(() => {
    if (drawnFor.current === address) return;
    drawnFor.current = address;
    attempt.current?.update(path, {});
  }, [address]);
  return <div ref={element} class="slot-mount" data-slot={slot} data-piece={placed.origin.id} />;
}

interface FailureProps {
  workspace: Workspace;
  piece: string;
  reason: string;
  retry: () => void;
}

/** Stands where a piece failed. Only the owner, who can do something about it, is told why. */
export function FailureCard({ workspace, piece, reason, retry }: FailureProps) {
  return (
    <div class="failure" role="alert">
      <d-icon name="alert" />
      <div>
        <p class="failure-title">{t('piece.failed.title', { piece })}</p>
        <p class="failure-text">{t('piece.failed.text')}</p>
        {workspace.session.owner && <p class="failure-reason">{reason}</p>}
        <button type="button" class="btn" onClick={retry}>
          {t('piece.failed.retry')}
        </button>
      </div>
    </div>
  );
}
