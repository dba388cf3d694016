import { RequestError } from '@dcts/sdk';
import { useState } from 'preact/hooks';
import { isWrongPassword, sentence } from '../fault';
import { type AdminKey, t } from '../texts';

/** A request that needs the owner's password: one at a time, with what went wrong in words. */
export function usePassworded(send: (password: string) => Promise<void>, own: Readonly<Partial<Record<string, AdminKey>>>) {
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const submit = async (): Promise<void> => {
    setWrong(password === '' ? t('password.missing') : null);
    setFault(null);
    if (password === '' || busy) return;
    setBusy(true);
    try {
      await send(password);
    } catch (error) {
      if (error instanceof RequestError && isWrongPassword(error)) setWrong(t('password.wrong'));
      else setFault(sentence(error, own));
    } finally {
      setBusy(false);
    }
  };
  const change = (value: string) => {
    setPassword(value);
    setWrong(null);
  };
  return { busy, fault, field: { value: password, onInput: change, fault: wrong }, submit: () => void submit() };
}
