import { FaultLine } from '../FaultLine';
import type { Fault } from './fault';

/** The fault of a whole form, and its button. */
export function SubmitRow({ label, busy, fault }: { label: string; busy: boolean; fault: Fault | null }) {
  return (
    <>
      <FaultLine fault={fault?.field === null ? fault.text : null} />
      <button type="submit" class="btn btn-primary btn-large" aria-disabled={busy} data-busy={busy}>
        {busy && <d-spinner label="" aria-hidden="true" />}
        {label}
      </button>
    </>
  );
}
