import type { ComponentChildren } from 'preact';
import { Dialog } from '../Dialog';
import { PasswordField } from '../PasswordField';
import type { usePassworded } from './usePassworded';

interface PasswordedDialogProps {
  form: ReturnType<typeof usePassworded>;
  title: string;
  confirm: string;
  danger?: boolean;
  close: () => void;
  children: ComponentChildren;
}

/** Asks for a yes that takes the owner's password. */
export function PasswordedDialog({ form, close, children, ...words }: PasswordedDialogProps) {
  return (
    <Dialog {...words} busy={form.busy} fault={form.fault} foot={<PasswordField {...form.field} />} onConfirm={form.submit} onClose={close}>
      {children}
    </Dialog>
  );
}
