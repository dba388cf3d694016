import { useState } from 'preact/hooks';
import { type Fault, faultOf } from './fault';

/** Runs a form's request once at a time and keeps what went wrong. */
export function useSubmit(send: () => Promise<void>) {
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFault(null);
    const form = event.currentTarget instanceof HTMLFormElement ? event.currentTarget : null;
    send()
      .catch((error: unknown) => {
        const found = faultOf(error);
        setFault(found);
        form?.querySelector<HTMLInputElement>(`input[name="${found.field ?? 'password'}"]`)?.focus();
      })
      .finally(() => { setBusy(false); });
  };
  return { fault, busy, submit };
}
