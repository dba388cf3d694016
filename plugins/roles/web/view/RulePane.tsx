import { useEffect, useState } from 'preact/hooks';
import { type Editor, mayGrant, type Place, type Rules, SERVER, valueIn } from '../model/contract';
import { ruleChange, ruleFor, storedRule, valueOf, type Whose, withValue } from '../model/draft';
import { type Around, atPlace, scopesAround } from '../model/inherit';
import type { Subject } from './address';
import { useFresh, useHost, useName } from './host';
import { Locked, Stale, Waiting } from './parts';
import { inheritedText, Permissions, type Said } from './Permissions';
import { RoleChip } from './RoleChip';
import { RulesHere } from './RulesHere';
import { SaveBar } from './SaveBar';
import { useDraft } from './useDraft';

interface PaneProps {
  editor: Editor;
  subject: Subject;
  place: Place;
}

/** What a role or a member may do at a place, beyond what holds around it. */
export function RulePane({ editor, subject, place }: PaneProps) {
  const { roles } = useHost();
  const rules = roles.rulesAt(place.scope);
  const { data, code } = useFresh(rules);
  if (!data) return code === 'forbidden' ? <Forbidden place={place} /> : <Waiting code={code} again={() => void rules.refresh()} />;
  return (
    <article class="roles-pane">
      <RuleHead editor={editor} subject={subject} place={place} />
      <Stale code={code} again={() => void rules.refresh()} />
      <RuleValues editor={editor} subject={subject} place={place} rules={data} />
      <RulesHere editor={editor} place={place} rules={data} />
    </article>
  );
}

function Forbidden({ place }: { place: Place }) {
  const { t } = useHost();
  return <Locked text={t('rule.forbidden', { place: place.name })} />;
}

function RuleHead({ editor, subject, place }: PaneProps) {
  const { t } = useHost();
  const role = 'role' in subject ? editor.roles.find(({ id }) => id === subject.role) : undefined;
  return (
    <header class="roles-head">
      <h3 class="roles-name" tabIndex={-1} data-home>
        {role ? <RoleChip {...role} /> : 'member' in subject && <MemberName id={subject.member} />}
        <span class="roles-at">{t('rule.at', { place: place.name })}</span>
      </h3>
    </header>
  );
}

function MemberName({ id }: { id: string }) {
  const name = useName(id);
  return (
    <>
      <d-avatar user={id} name={name} />
      <span class="ellipsis">{name}</span>
    </>
  );
}

function RuleValues({ editor, subject, place, rules }: PaneProps & { rules: Rules }) {
  const { t } = useHost();
  const around = useAround(editor, place);
  const role = 'role' in subject ? editor.roles.find(({ id }) => id === subject.role) : undefined;
  const name = useSubjectName(editor, subject);
  const whose: Whose = 'role' in subject ? { roleId: subject.role } : { memberId: subject.member };
  const stored = storedRule(rules, whose);
  const work = useDraft({ ...whose, scope: place.scope }, stored);
  const { draft, edit } = work;
  const said: Said = {
    valueOf: ({ key }) => valueOf(stored.values, draft, key),
    inherits: (permission) =>
      role ? inheritedText(t, atPlace(editor, role, permission, [{ name: place.name, rules: rules.rules }, ...around])) : t('inherit.member'),
    isChanged: ({ key }) => draft.values.has(key),
    mayGrant: ({ key }) => mayGrant(rules, key),
    change: ({ key }, value) => { edit((now) => withValue(now, valueIn(stored.values, key), key, value)); },
  };
  const locked = role?.mayEdit === false || ruleFor(rules, whose)?.mayEdit === false;
  return (
    <>
      {locked && <Locked text={t(role ? 'role.locked' : 'rule.locked')} />}
      <Permissions all={editor.permissions} locked={locked} said={said} />
      <SaveBar work={work} change={ruleChange(rules, whose, draft)} text={t('rule.done', { name, place: place.name })} wrong={null} />
    </>
  );
}

/** What a role or a member is called. */
function useSubjectName({ roles }: Editor, subject: Subject): string {
  const member = useName('member' in subject ? subject.member : '');
  return 'role' in subject ? (roles.find(({ id }) => id === subject.role)?.name ?? '') : member;
}

/** The rules at the places around one, from the inside out, as far as they may be read. */
function useAround({ places }: Editor, { scope }: Place): Around[] {
  const { roles } = useHost();
  const [, redraw] = useState({});
  const scopes = scope === SERVER ? [] : scopesAround(scope);
  useEffect(() => {
    const follow = () => { redraw({}); };
    const ends = scopes.map((each) => roles.rulesAt(each)).flatMap((each) => [each.watch(), each.known.subscribe(follow)]);
    return () => { for (const end of ends) end(); };
  }, [scope]);
  return scopes.flatMap((each) => {
    const { data } = roles.rulesAt(each).known.get();
    const name = places.find((place) => place.scope === each)?.name ?? each;
    return data ? [{ name, rules: data.rules }] : [];
  });
}
