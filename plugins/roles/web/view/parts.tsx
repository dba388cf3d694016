import type { ComponentChildren } from 'preact';
import { useHost } from './host';
import { sentence } from './faults';

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
  return (
    <div class="roles-waiting">
      <FaultLine text={sentence(t, { code })} />
      <button type="button" class="btn" onClick={again}>
        {t('again')}
      </button>
    </div>
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
