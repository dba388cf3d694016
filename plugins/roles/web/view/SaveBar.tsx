import type { Change } from '../model/contract';
import { size } from '../model/draft';
import { useForeseen } from './changing';
import { ForeseenEffects } from './Effects';
import { useVanishing } from './focus';
import { useHost } from './host';
import { FaultLine } from './parts';
import type { DraftWork } from './useDraft';

interface BarProps {
  work: DraftWork;
  /** What would be sent. */
  change: Change;
  /** What is done, in words, once it is. */
  text: string;
  /** Why it cannot be saved as it is. */
  wrong: string | null;
}

/** Stays in sight while something is not saved: what saving would come to, and the two ways out. */
export function SaveBar(props: BarProps) {
  return size(props.work.draft) > 0 ? <Bar {...props} /> : null;
}

function Bar({ work, change, text, wrong }: BarProps) {
  const { t } = useHost();
  const bar = useVanishing<HTMLElement>();
  const ready = wrong === null && !work.outdated;
  const foreseen = useForeseen(ready ? change : null);
  const save = () => {
    if (ready && !work.busy) void work.save(change, text);
  };
  return (
    <section class="roles-bar" aria-label={t('save.label')} ref={bar}>
      {work.outdated && <Outdated work={work} />}
      {ready && <ForeseenEffects foreseen={foreseen} />}
      <FaultLine text={wrong ?? work.fault} />
      <div class="roles-bar-actions">
        <p role="status">{t('save.unsaved', { count: size(work.draft) })}</p>
        <button type="button" class="btn" onClick={work.discard}>
          {t('save.discard')}
        </button>
        <button type="button" class="btn btn-primary" aria-disabled={!ready || work.busy} onClick={save}>
          {work.busy && <d-spinner label="" aria-hidden="true" />}
          {t('save')}
        </button>
      </div>
    </section>
  );
}

function Outdated({ work }: { work: DraftWork }) {
  const { t } = useHost();
  return (
    <div class="notice notice-warn roles-outdated" role="alert">
      <d-icon name="alert" />
      <div>
        <p>{t('conflict.text')}</p>
        <div class="roles-outdated-actions">
          <button type="button" class="btn" onClick={work.discard}>
            {t('conflict.theirs')}
          </button>
          <button type="button" class="btn" onClick={work.keep}>
            {t('conflict.keep')}
          </button>
        </div>
      </div>
    </div>
  );
}
