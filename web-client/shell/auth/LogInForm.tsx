import type { ServerInfo } from '@dcts/sdk';
import { useState } from 'preact/hooks';
import { t } from '../language';
import { Field } from './Field';
import { SubmitRow } from './SubmitRow';
import { useSubmit } from './useSubmit';

interface LogInProps {
  logIn: (loginName: string, password: string) => Promise<void>;
  server: ServerInfo;
  /** A word about why the person is here, if there is one. */
  notice: string | null;
}

/** Asks for name and password. */
export function LogInForm({ logIn, server, notice }: LogInProps) {
  const [loginName, setLoginName] = useState('');
  const [password, setPassword] = useState('');
  const { fault, busy, submit } = useSubmit(() => logIn(loginName.trim().toLowerCase(), password));
  return (
    <form class="auth-form" onSubmit={submit}>
      <header class="auth-head">
        <h1>{t('auth.login.title')}</h1>
        <p>{t('auth.login.lead', { server: server.name })}</p>
      </header>
      {notice !== null && <p class="notice notice-warn">{notice}</p>}
      <Field name="loginName" value={loginName} onInput={setLoginName} fault={fault} autocomplete="username" autofocus required />
      <Field name="password" value={password} onInput={setPassword} fault={fault} autocomplete="current-password" required />
      <SubmitRow label={t('auth.login.submit')} busy={busy} fault={fault} />
      {server.registration === 'open' ? (
        <p class="auth-switch">
          {t('auth.login.toRegister')} <a href="#/register">{t('auth.login.register')}</a>
        </p>
      ) : (
        <p class="auth-switch">{t('auth.login.closed')}</p>
      )}
    </form>
  );
}
