import { useState } from 'preact/hooks';
import { type Editor, SERVER } from '../model/contract';
import { placesOf } from '../model/places';
import { readAddress, rolesAddress, type Subject } from './address';
import { Explainer } from './Explainer';
import { useArrival } from './focus';
import { useFresh, useHost } from './host';
import { Locked, Stale, Waiting } from './parts';
import { PlacePicker } from './PlacePicker';
import { RoleList } from './RoleList';
import { RolePane } from './RolePane';
import { RulePane } from './RulePane';
import { UndoLine } from './UndoLine';

/** Roles in order, and what the chosen one may do, everywhere or at a place. */
export function RolesPage({ path }: { path: readonly string[] }) {
  const { roles, t } = useHost();
  const { data, code } = useFresh(roles.editor);
  const { subject, scope } = readAddress(path);
  useArrival(path.join('/'));
  if (!data) return <Waiting code={code} again={() => void roles.editor.refresh()} />;
  const first = data.roles.find(({ mayEdit }) => mayEdit) ?? data.roles[0];
  // Beside the list something is always open; where there is no room, the list comes first.
  const open = subject ?? (first ? { role: first.id } : null);
  return (
    <div class="roles">
      <p class="roles-lead">{t('page.lead')}</p>
      <UndoLine />
      <Stale code={code} again={() => void roles.editor.refresh()} />
      <div class="roles-columns" data-open={subject === null ? 'list' : 'detail'}>
        <RoleList editor={data} chosen={open && 'role' in open ? open.role : null} scope={scope} />
        {open && (
          <div class="roles-detail">
            <a class="roles-back" href={rolesAddress}>
              <d-icon name="chevron-left" />
              {t('list.back')}
            </a>
            <Detail editor={data} subject={open} scope={scope} />
          </div>
        )}
      </div>
    </div>
  );
}

interface DetailProps {
  editor: Editor;
  subject: Subject;
  scope: string;
}

function Detail({ editor, subject, scope }: DetailProps) {
  const { t } = useHost();
  const [asking, setAsking] = useState(false);
  const places = placesOf(editor.places, t('place.server'));
  const role = 'role' in subject ? editor.roles.find(({ id }) => id === subject.role) : undefined;
  if ('role' in subject && !role) return <Locked text={t('role.gone')} />;
  const place = places.find((each) => each.scope === scope);
  if (!place) return <Locked text={t('place.gone')} />;
  return (
    <>
      <div class="roles-tools">
        <PlacePicker places={places} subject={subject} scope={scope} />
        <button type="button" class="btn" onClick={() => { setAsking(true); }}>
          {t('explain.open')}
        </button>
      </div>
      {role && scope === SERVER ? (
        <RolePane key={role.id} editor={editor} role={role} />
      ) : (
        <RulePane key={`${JSON.stringify(subject)} ${scope}`} editor={editor} subject={subject} place={place} />
      )}
      {asking && <Explainer editor={editor} subject={subject} scope={scope} close={() => { setAsking(false); }} />}
    </>
  );
}
