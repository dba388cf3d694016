import { OFFLINE } from '@dcts/sdk/errors';
import type { ComponentChildren } from 'preact';
import { sentence } from './faults';
import { useVanishing } from './focus';
import { useHost } from './host';

/** Where a refusal is told and read aloud; it stays in the page, so that what comes into it is noticed. */
export function FaultLine({ text }: { text: string | null }) {
  return (
    <div role="alert" class="roles-alert">
      {text !== null && (
        <p class="notice notice-bad">
          <d-icon name="alert" />
          <span>{text}</span>
        </p>
      )}
    </div>
  );
}

interface WaitingProps {
  /** Why there is no answer; null while one may come. */
  code: string | null;
  again: () => void;
}

/** Stands where there is no answer yet. */
export function Waiting({ code, again }: WaitingProps) {
  const { t } = useHost();
  if (code === null) return <d-spinner class="roles-spinner" label={t('loading')} />;
  return <Refused text={sentence(t, { code })} again={again} />;
}

/** Stands above an answer that may be old, since it could not be read again. Without a connection the shell says so. */
export function Stale({ code, again }: WaitingProps) {
  const { t } = useHost();
  return <Refused text={code === null || code === OFFLINE ? null : sentence(t, { code })} again={again} />;
}

function Refused({ text, again }: { text: string | null; again: () => void }) {
  return (
    <div class="roles-waiting">
      <FaultLine text={text} />
      {text !== null && <Again again={again} />}
    </div>
  );
}

function Again({ again }: Pick<WaitingProps, 'again'>) {
  const { t } = useHost();
  const button = useVanishing<HTMLButtonElement>();
  return (
    <button type="button" class="btn" onClick={again} ref={button}>
      {t('again')}
    </button>
  );
}

/** A part of a page under a heading. */
export function Part({ title, lead, children }: { title: string; lead?: string; children: ComponentChildren }) {
  return (
    <section class="roles-part">
      <h4 class="roles-part-title">{title}</h4>
      {lead !== undefined && <p class="roles-note">{lead}</p>}
      {children}
    </section>
  );
}

interface IconButtonProps {
  icon: string;
  label: string;
  disabled?: boolean;
  onClick: () => void;
}

export function IconButton({ icon, label, disabled = false, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      class="btn-icon"
      aria-label={label}
      data-tip={label}
      aria-disabled={disabled}
      onClick={() => { if (!disabled) onClick(); }}
    >
      <d-icon name={icon} />
    </button>
  );
}

/** The mark of something that cannot be done, with the reason. */
export function Locked({ text }: { text: string }) {
  return (
    <p class="roles-locked">
      <d-icon name="lock" />
      <span>{text}</span>
    </p>
  );
}
