import type { Fault } from './fault';

/** The fault of a whole form, and its button. */
export function SubmitRow({ label, busy, fault }: { label: string; busy: boolean; fault: Fault | null }) {
  return (
    <>
      <div role="alert">
        {fault?.field === null && (
          <p class="notice notice-bad">
            <d-icon name="alert" />
            {fault.text}
          </p>
        )}
      </div>
      <button type="submit" class="btn btn-primary btn-large" aria-disabled={busy} data-busy={busy}>
        {busy && <d-spinner label="" aria-hidden="true" />}
        {label}
      </button>
    </>
  );
}
