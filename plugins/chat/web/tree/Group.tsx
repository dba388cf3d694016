import { newCategory } from '../manage/acts';
import { markOf } from '../model/places';
import { channelsOf } from '../model/tree';
import type { ChatGroup } from '../wire';
import { useHost } from '../view/host';
import { pictureAddress } from '../view/names';
import { Category, Channels } from './Category';
import { MoreButton } from './MoreButton';
import { useFolded } from './useFolded';

interface GroupProps {
  group: ChatGroup;
  /** Whether it has a head, by which it is also folded. */
  named: boolean;
  /** The mark of the head where Tab arrives, if it is a head. */
  entry: string | undefined;
}

/** A group: its banner, its head, its categories, and at the end what is archived. */
export function Group({ group, named, entry }: GroupProps) {
  const [stored, fold] = useFolded(`folded.${group.id}`);
  const folded = stored && named;
  const mark = markOf({ kind: 'group', of: group });
  const present = channelsOf([group]).filter(({ archived }) => !archived);
  const archived = channelsOf([group]).filter((channel) => channel.archived);
  return (
    <section class="chat-group" data-place={mark} aria-label={group.name}>
      {group.banner && !folded && <img class="chat-banner" src={pictureAddress(group.banner)} alt="" width={960} height={320} draggable={false} />}
      {named && <GroupHead group={group} folded={folded} fold={fold} reached={entry === mark} />}
      {folded ? (
        <Channels listed={[...present, ...archived]} folded />
      ) : (
        <>
          {group.categories.map((category) => (
            <Category key={category.id} category={category} reached={entry === markOf({ kind: 'category', of: category })} />
          ))}
          {group.categories.length === 0 && group.mayManage && <EmptyGroup group={group} />}
          {archived.length > 0 && <Archive group={group} />}
        </>
      )}
    </section>
  );
}

interface HeadProps {
  group: ChatGroup;
  folded: boolean;
  fold: () => void;
  reached: boolean;
}

function GroupHead({ group, folded, fold, reached }: HeadProps) {
  const { name, icon, description } = group;
  return (
    <div class="chat-group-head" data-row>
      <h2 class="chat-group-title">
        <button
          type="button"
          class="chat-group-name"
          aria-expanded={!folded}
          onClick={fold}
          tabindex={reached ? 0 : -1}
          data-rove
          data-tip={description === '' ? undefined : description}
        >
          {icon ? <img class="chat-group-icon" src={pictureAddress(icon)} alt="" draggable={false} /> : <d-avatar user={group.id} name={name} />}
          <span class="chat-group-words">
            <span class="ellipsis">{name}</span>
            {description !== '' && <small class="ellipsis">{description}</small>}
          </span>
          <d-icon name="chevron-down" />
        </button>
      </h2>
      <MoreButton place={{ kind: 'group', of: group }} reached={reached} />
    </div>
  );
}

function EmptyGroup({ group }: { group: ChatGroup }) {
  const host = useHost();
  return (
    <div class="chat-none">
      <p>{host.t('sidebar.emptyGroup')}</p>
      <button type="button" class="btn" onClick={() => void newCategory(host, group)}>
        {host.t('manage.category.new')}
      </button>
    </div>
  );
}

/** What is only read any more. */
function Archive({ group }: { group: ChatGroup }) {
  const { t } = useHost();
  const [folded, fold] = useFolded(`archive.${group.id}`, true);
  const listed = channelsOf([group]).filter(({ archived }) => archived);
  return (
    <section class="chat-category chat-archive" aria-label={t('sidebar.archive')}>
      <div class="chat-category-head" data-row>
        <button type="button" class="chat-category-name" aria-expanded={!folded} onClick={fold} tabindex={-1} data-rove>
          <d-icon name="chevron-down" />
          <span class="ellipsis">{t('sidebar.archived', { count: listed.length })}</span>
        </button>
      </div>
      <Channels listed={listed} folded={folded} />
    </section>
  );
}
