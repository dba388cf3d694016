import type { ServerInfo } from '@dcts/sdk';
import { useState } from 'preact/hooks';
import type { App } from '../app';
import { t } from '../language';
import { navigate } from '../route';
import { Field } from './Field';
import { SubmitRow } from './SubmitRow';
import { useSubmit } from './useSubmit';

interface RegisterProps {
  app: App;
  server: ServerInfo;
  /** The token of a one-time link, with which the account becomes the owner's. */
  invite: string | null;
}

/** Makes an account: a member's, or with an invite the owner's. */
export function RegisterForm({ app, server, invite }: RegisterProps) {
  const [loginName, setLoginName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [password, setPassword] = useState('');
  const { fault, busy, submit } = useSubmit(async () => {
    await app.register({
      loginName: loginName.trim().toLowerCase(),
      password,
      ...(displayName.trim() === '' ? {} : { displayName: displayName.trim() }),
      ...(invite === null ? {} : { invite }),
    });
    navigate('#/', { replace: true });
  });
  const kind = invite === null ? 'register' : 'welcome';
  return (
    <form class="auth-form" onSubmit={submit}>
      <header class="auth-head">
        <h1>{t(`auth.${kind}.title`)}</h1>
        <p>{t(`auth.${kind}.lead`, { server: server.name })}</p>
      </header>
      <Field name="loginName" value={loginName} onInput={setLoginName} fault={fault} hint autocomplete="username" autofocus required />
      <Field name="displayName" value={displayName} onInput={setDisplayName} fault={fault} hint autocomplete="nickname" />
      <Field name="password" value={password} onInput={setPassword} fault={fault} hint autocomplete="new-password" required />
      <SubmitRow label={t(`auth.${kind}.submit`)} busy={busy} fault={fault} />
      {invite === null && (
        <p class="auth-switch">
          {t('auth.register.toLogin')} <a href="#/login">{t('auth.register.login')}</a>
        </p>
      )}
    </form>
  );
}
