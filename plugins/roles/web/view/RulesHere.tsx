import type { Editor, Place, Rules } from '../model/contract';
import { addressOf } from './address';
import { useHost } from './host';
import { MemberSearch } from './MemberSearch';
import { Part } from './parts';
import { RoleChip } from './RoleChip';

interface HereProps {
  editor: Editor;
  place: Place;
  rules: Rules;
}

/** Who has rules at a place, and the way to one for somebody else. */
export function RulesHere({ editor, place, rules }: HereProps) {
  const { sdk, t } = useHost();
  const all = rules.rules.filter(({ values }) => values.length > 0);
  return (
    <Part title={t('here.title', { place: place.name })} lead={t('here.lead')}>
      {all.length > 0 && (
        <ul class="roles-here">
          {all.map(({ roleId, member, values }) => {
            const role = editor.roles.find(({ id }) => id === roleId);
            const href = addressOf(member ? { member: member.key } : { role: roleId ?? '' }, place.scope);
            return (
              <li key={href}>
                <a class="roles-here-link" href={href}>
                  {role ? <RoleChip {...role} /> : member && <><d-avatar user={member.key} name={member.name} /><span>{member.name}</span></>}
                  <span class="roles-faint">{t('here.count', { count: values.length })}</span>
                </a>
              </li>
            );
          })}
        </ul>
      )}
      {sdk.may('roles.assign') && (
        <MemberSearch label={t('here.search')} choose={({ id }) => { sdk.navigate(addressOf({ member: id }, place.scope)); }} />
      )}
    </Part>
  );
}
