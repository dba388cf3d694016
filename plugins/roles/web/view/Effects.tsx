import type { Effect, NumberEffect, Preview } from '../model/contract';
import { SERVER } from '../model/contract';
import { type RolesHost, useHost } from './host';
import type { Foreseen } from './changing';

const most = 8;

/** Who would gain and who would lose what. */
export function Effects({ preview }: { preview: Preview }) {
  const { t } = useHost();
  const { gains, losses, numbers, more } = preview;
  if (!touches(preview)) return <p class="roles-note">{t('preview.nobody')}</p>;
  return (
    <div class="roles-effects">
      {gains.length > 0 && <EffectList title={t('preview.gains')} tone="gain" all={gains} more={more.gains} />}
      {losses.length > 0 && <EffectList title={t('preview.losses')} tone="loss" all={losses} more={more.losses} />}
      {numbers.length > 0 && <NumberList all={numbers} more={more.numbers} />}
    </div>
  );
}

/** The same, of what is being asked. */
export function ForeseenEffects({ foreseen: { preview, fault } }: { foreseen: Foreseen }) {
  const { t } = useHost();
  return (
    <div class="roles-foreseen" role="status" aria-label={t('preview.label')}>
      {preview && <Effects preview={preview} />}
      {fault !== null && <p class="roles-note roles-bad">{fault}</p>}
      {!preview && fault === null && <p class="roles-note">{t('preview.asking')}</p>}
    </div>
  );
}

interface EffectListProps {
  title: string;
  tone: 'gain' | 'loss';
  all: readonly Effect[];
  /** How many the server has left out. */
  more: number;
}

function EffectList({ title, tone, all, more }: EffectListProps) {
  const host = useHost();
  const left = Math.max(0, all.length - most) + more;
  const { t } = host;
  return (
    <div class={`roles-effect-list roles-${tone}`}>
      <p class="roles-effect-title">
        <d-icon name={tone === 'gain' ? 'plus' : 'close'} />
        {title}
      </p>
      <ul aria-label={title}>
        {all.slice(0, most).map((effect) => (
          <li key={`${effect.permission.key} ${effect.place.scope}`}>
            <strong>{effect.permission.name}</strong> {placeIn(host, effect)}: {peopleIn(host, effect)}
          </li>
        ))}
        {left > 0 && <li>{t('preview.more', { count: left })}</li>}
      </ul>
    </div>
  );
}

function NumberList({ all, more }: { all: readonly NumberEffect[]; more: number }) {
  const host = useHost();
  const left = Math.max(0, all.length - most) + more;
  const { t } = host;
  return (
    <div class="roles-effect-list">
      <p class="roles-effect-title">
        <d-icon name="chevron-up-down" />
        {t('preview.numbers')}
      </p>
      <ul aria-label={t('preview.numbers')}>
        {all.slice(0, most).map((effect) => (
          <li key={`${effect.quota.key} ${String(effect.before)}`}>
            <strong>{effect.quota.name}</strong> {t('preview.fromTo', { before: effect.before, after: effect.after })}: {peopleIn(host, effect)}
          </li>
        ))}
        {left > 0 && <li>{t('preview.moreNumbers', { count: left })}</li>}
      </ul>
    </div>
  );
}

function placeIn({ t }: RolesHost, { place }: Effect): string {
  return place.scope === SERVER ? t('preview.server') : t('preview.place', { place: place.name });
}

/** "Ann, Bob and 7 more members". */
export function peopleIn({ sdk, t }: RolesHost, { names, members }: Pick<Effect, 'names' | 'members'>): string {
  const others = members - names.length;
  const all = others > 0 ? [...names, t(names.length > 0 ? 'preview.others' : 'preview.members', { count: others })] : names;
  return new Intl.ListFormat(sdk.language.get(), { type: 'conjunction' }).format(all);
}

/** Whether anybody is touched at all. */
export function touches({ gains, losses, numbers }: Preview): boolean {
  return gains.length + losses.length + numbers.length > 0;
}
