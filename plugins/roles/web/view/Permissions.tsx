import { useId, useState } from 'preact/hooks';
import type { Permission, Value } from '../model/contract';
import type { Inherited } from '../model/inherit';
import { type RolesHost, useHost } from './host';
import { Part } from './parts';
import { TriState } from './TriState';

/** What the list of permissions is told of each. */
export interface Said {
  valueOf(permission: Permission): Value;
  /** What saying nothing comes to, in words. */
  inherits(permission: Permission): string;
  /** Whether it differs from what is stored. */
  isChanged(permission: Permission): boolean;
  /** Whether the one who edits may allow it here. */
  mayGrant(permission: Permission): boolean;
  change(permission: Permission, value: Value): void;
}

interface PermissionsProps {
  all: readonly Permission[];
  /** Nothing can be changed. */
  locked: boolean;
  said: Said;
}

/** All permissions by plugin, each with what is said about it. */
export function Permissions({ all, locked, said }: PermissionsProps) {
  const { t } = useHost();
  const [text, setText] = useState('');
  const shown = all.filter((permission) => matches(permission, text));
  const plugins = [...new Set(shown.map(({ plugin }) => plugin))];
  return (
    <Part title={t('permissions.title')} lead={t('permissions.lead')}>
      <input
        class="input roles-filter"
        type="search"
        aria-label={t('permissions.filter')}
        placeholder={t('permissions.filter')}
        value={text}
        onInput={(event) => { setText(event.currentTarget.value); }}
      />
      <p class="visually-hidden" role="status">
        {text === '' ? '' : t('permissions.found', { count: shown.length })}
      </p>
      {shown.length === 0 && <p class="roles-note">{t('permissions.none')}</p>}
      {plugins.map((plugin) => (
        <section key={plugin} class="roles-group" aria-label={titleOf(plugin, t)}>
          <h5 class="roles-group-title">{titleOf(plugin, t)}</h5>
          <ul class="roles-card">
            {shown
              .filter((permission) => permission.plugin === plugin)
              .map((permission) => (
                <PermissionRow key={permission.key} permission={permission} locked={locked} said={said} />
              ))}
          </ul>
        </section>
      ))}
    </Part>
  );
}

interface RowProps {
  permission: Permission;
  locked: boolean;
  said: Said;
}

function PermissionRow({ permission, locked, said }: RowProps) {
  const { t } = useHost();
  const id = useId();
  const value = said.valueOf(permission);
  const held = said.mayGrant(permission);
  const { key, name, meaning, danger, speaks, grantable } = permission;
  const closed = locked || !grantable;
  const blocked: Value[] = closed ? ['deny', 'inherit', 'allow'] : held ? [] : ['allow'];
  return (
    <li class="roles-permission" data-permission={key} data-changed={said.isChanged(permission) ? 'true' : undefined}>
      <div class="roles-permission-text">
        <p class="roles-permission-name" id={id}>
          {name}
        </p>
        <div id={`${id}-note`} class="roles-permission-notes">
          {meaning !== '' && <p>{meaning}</p>}
          {danger !== '' && (
            <p class="roles-danger">
              <d-icon name="alert" />
              <span>{danger}</span>
            </p>
          )}
          {speaks && <p>{t('permission.speaks')}</p>}
          {!grantable && <p class="roles-reason">{t('permission.ownerOnly')}</p>}
          {grantable && !locked && !held && <p class="roles-reason">{t('permission.notHeld')}</p>}
          {value === 'inherit' && grantable && <p class="roles-inherits">{said.inherits(permission)}</p>}
        </div>
      </div>
      <TriState
        labelledBy={id}
        describedBy={`${id}-note`}
        value={value}
        blocked={blocked}
        onChange={(next) => { said.change(permission, next); }}
      />
    </li>
  );
}

function matches({ key, plugin, name, meaning }: Permission, text: string): boolean {
  const wanted = text.trim().toLocaleLowerCase();
  return [key, plugin, name, meaning].some((each) => each.toLocaleLowerCase().includes(wanted));
}

/** The name of a plugin as a title. */
export function titleOf(plugin: string, t: RolesHost['t']): string {
  return plugin === 'core' ? t('plugin.core') : plugin.charAt(0).toLocaleUpperCase() + plugin.slice(1);
}

/** What saying nothing comes to, in words. */
export function inheritedText(t: RolesHost['t'], { allowed, cause, role, level, place }: Inherited): string {
  const verdict = allowed ? 'allows' : 'denies';
  if (cause === 'nobody') return t('inherit.nobody');
  if (cause === 'level') return t('inherit.level', { level: t(`level.${level as 'member'}`) });
  return place === null ? t(`inherit.role.${verdict}`, { role }) : t(`inherit.place.${verdict}`, { role, place });
}
