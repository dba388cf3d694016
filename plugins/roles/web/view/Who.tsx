import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Subject } from './address';
import { useHost, useName } from './host';
import { MemberSearch } from './MemberSearch';

interface ChoiceProps {
  label: string;
  value: string;
  choose: (value: string) => void;
  children: ComponentChildren;
}

/** One of several, under a label. */
export function Choice({ label, value, choose, children }: ChoiceProps) {
  const id = useId();
  return (
    <div class="roles-field">
      <label class="roles-label" for={id}>
        {label}
      </label>
      <select id={id} class="input" value={value} onChange={(event) => { choose(event.currentTarget.value); }}>
        {children}
      </select>
    </div>
  );
}

interface WhoProps {
  roles: readonly { readonly id: string; readonly name: string }[];
  who: Subject;
  choose: (who: Subject) => void;
}

/** A role, or a member who is found by searching. */
export function Who({ roles, who, choose }: WhoProps) {
  const { sdk, t } = useHost();
  const member = 'member' in who ? who.member : '';
  const name = useName(member);
  const pick = (value: string) => {
    if (value !== '') choose({ role: value });
  };
  return (
    <>
      <Choice label={t('explain.who')} value={'role' in who ? who.role : ''} choose={pick}>
        {'member' in who && <option value="">{t('explain.member', { name })}</option>}
        {roles.map((role) => <option key={role.id} value={role.id}>{t('explain.role', { name: role.name })}</option>)}
      </Choice>
      {sdk.may('roles.assign') && (
        <MemberSearch
          label={t('explain.search')}
          choose={(found) => {
            sdk.profiles.put([found]);
            choose({ member: found.id });
          }}
        />
      )}
    </>
  );
}
