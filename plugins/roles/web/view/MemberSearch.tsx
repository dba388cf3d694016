import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Member } from '../model/contract';
import { sentence } from './faults';
import { useHost } from './host';
import { FaultLine } from './parts';

const calmMs = 250;
const most = 6;

interface SearchProps {
  label: string;
  choose: (member: Member) => void;
}

/** Finds a member by name. */
export function MemberSearch({ label, choose }: SearchProps) {
  const { roles, t } = useHost();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Member[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    setFound(null);
    setFault(null);
    const wanted = text.trim();
    if (wanted === '') return;
    let over = false;
    const timer = setTimeout(() => {
      roles.ask('roles.members', { text: wanted, offset: 0, limit: most }).then(
        ({ members }) => { if (!over) setFound(members); },
        (error: unknown) => { if (!over) setFault(sentence(t, error)); },
      );
    }, calmMs);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [text]);
  const pick = (member: Member) => {
    setText('');
    // What was found goes, and the focus with it.
    input.current?.focus();
    choose(member);
  };
  return (
    <div class="roles-search">
      <label class="roles-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="input"
        type="search"
        autocomplete="off"
        maxLength={64}
        value={text}
        ref={input}
        onInput={(event) => { setText(event.currentTarget.value); }}
      />
      <p class="visually-hidden" role="status">
        {found ? t('members.found', { count: found.length }) : ''}
      </p>
      <FaultLine text={fault} />
      {found?.length === 0 && <p class="roles-note">{t('members.none')}</p>}
      {found && found.length > 0 && (
        <ul class="roles-card roles-found">
          {found.map((member) => (
            <li key={member.id}>
              <button type="button" class="roles-found-one" onClick={() => { pick(member); }}>
                <d-avatar user={member.id} name={member.displayName} />
                <span class="ellipsis">{member.displayName}</span>
                <span class="roles-faint ellipsis">@{member.loginName}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
