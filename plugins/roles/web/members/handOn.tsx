import { codeOf } from '@dcts/sdk/errors';
import type { Member } from '../model/contract';
import { ask } from '../view/ask';
import { sentence } from '../view/faults';
import { type RolesHost, useHost } from '../view/host';

/** Hands the server on, after saying what that means and asking for the password. The client starts afresh by itself then. */
export async function handOn(host: RolesHost, { loginName, displayName: name }: Member): Promise<void> {
  const { sdk, t } = host;
  let password = '';
  const submit = async () => {
    if (password === '') return t('hand.missing');
    try {
      await sdk.call('POST', '/api/admin/owner', { loginName, password });
      return null;
    } catch (error) {
      const wrong = codeOf(error) === 'forbidden' && (error as { path?: unknown }).path === 'password';
      return wrong ? t('hand.wrong') : sentence(t, error);
    }
  };
  const labels = { title: t('hand.title', { name }), confirm: t('hand.confirm'), cancel: t('cancel'), danger: true };
  await ask(host, { ...labels, submit }, <Meaning name={name} typed={(text) => { password = text; }} />);
}

function Meaning({ name, typed }: { name: string; typed: (text: string) => void }) {
  const { t } = useHost();
  return (
    <div class="roles-hand">
      <ul>
        {(['owns', 'keeps', 'back'] as const).map((each) => <li key={each}>{t(`hand.${each}`, { name })}</li>)}
      </ul>
      <label class="roles-field">
        <span class="roles-label">{t('hand.password')}</span>
        <input class="input" type="password" autocomplete="current-password" onInput={(event) => { typed(event.currentTarget.value); }} />
      </label>
    </div>
  );
}
