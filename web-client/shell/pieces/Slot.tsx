import type { MountContext, Mounted, SlotName } from '@dcts/sdk';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useStore } from '../hooks';
import { language, t } from '../language';
import { route } from '../route';
import type { Workspace } from '../workspace';
import type { Placed } from './pieces';

/** Shows what the pieces contribute to one place, each in its own error border. */
export function Slot({ name, workspace }: { name: SlotName; workspace: Workspace }) {
  const { slots } = useStore(workspace.pieces.state);
  const here = useStore(route);
  const tag = useStore(language);
  const shown = (slots[name] ?? []).filter(
    ({ contribution }) => contribution.route === undefined || contribution.route === here.name,
  );
  return (
    <>
      {shown.map((placed) => (
        <Mount key={`${tag}:${placed.key}`} placed={placed} slot={name} path={here.path} />
      ))}
    </>
  );
}

interface MountProps {
  placed: Placed;
  slot: SlotName;
  path: readonly string[];
}

function Mount({ placed, slot, path }: MountProps) {
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState(false);
  const retry = () => {
    setFailed(false);
    setAttempt(attempt + 1);
  };
  if (failed) return <FailureCard piece={placed.pieceId} retry={retry} />;
  return <Attempt key={attempt} placed={placed} slot={slot} path={path} fail={() => { setFailed(true); }} />;
}

/** One try at mounting. Whatever the piece throws ends here. */
function Attempt({ placed, slot, path, fail }: MountProps & { fail: () => void }) {
  const element = useRef<HTMLDivElement>(null);
  const mounted = useRef<Mounted | null>(null);
  const guard = (run: () => void) => {
    try {
      run();
    } catch (error) {
      reportError(error);
      fail();
    }
  };
  const context: MountContext = {
    path,
    fail: (error) => {
      reportError(error);
      fail();
    },
  };
  useLayoutEffect(() => {
    guard(() => {
      if (element.current) mounted.current = placed.contribution.mount(element.current, context);
    });
    return () => {
      guard(() => mounted.current?.unmount());
    };
  }, []);
  const address = path.join('/');
  const drawnFor = useRef(address);
  useLayoutEffect(() => {
    if (drawnFor.current === address) return;
    drawnFor.current = address;
    guard(() => mounted.current?.update?.(context));
  }, [address]);
  return <div ref={element} class="slot-mount" data-slot={slot} data-piece={placed.pieceId} />;
}

/** Stands where a piece failed. */
export function FailureCard({ piece, retry }: { piece: string; retry: () => void }) {
  return (
    <div class="failure" role="alert">
      <d-icon name="alert" />
      <div>
        <p class="failure-title">{t('piece.failed.title', { piece })}</p>
        <p class="failure-text">{t('piece.failed.text')}</p>
        <button type="button" class="btn" onClick={retry}>
          {t('piece.failed.retry')}
        </button>
      </div>
    </div>
  );
}
