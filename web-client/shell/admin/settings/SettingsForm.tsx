import { RequestError } from '@dcts/sdk';
import { ui } from '@dcts/ui';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { guardRoute } from '../../route';
import { sentence } from '../fault';
import { t } from '../texts';
import { changed, type Draft, faults, initial, type Raw, values } from './draft';
import { FieldRow } from './FieldRow';
import type { PluginSettings, SettingValues } from './schema';
import { FaultLine } from '../../FaultLine';

interface FormProps {
  settings: PluginSettings;
  /** Stores the values; resolves once they hold. */
  save: (values: SettingValues) => Promise<void>;
}

/** A form made from a schema. It checks what it can before sending, and puts the server's refusals at their fields. */
export function SettingsForm({ settings: { fields }, save }: FormProps) {
  const form = useForm({ fields, save });
  const { draft, count, fault, busy } = form;
  const place = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    if (form.tries > 0) place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form.tries]);
  useUnsaved(count > 0);
  if (fields.length === 0) return <p class="part-none">{t('settings.none')}</p>;
  return (
    <form class="settings" ref={place} noValidate onSubmit={form.submit}>
      <div class="card settings-fields">
        {fields.map((field) => (
          <FieldRow
            key={`${field.name} ${String(form.rounds.get(field.name) ?? 0)}`}
            field={field}
            raw={draft.get(field.name) === undefined ? initial(field) : (draft.get(field.name) ?? null)}
            fault={form.faults.get(field.name) ?? null}
            onChange={(raw) => { form.change(field.name, raw); }}
          />
        ))}
      </div>
      <FaultLine fault={fault} />
      {count > 0 && (
        <div class="settings-bar" role="region" aria-label={t('settings.save')}>
          <p role="status">{t('settings.unsaved', { count })}</p>
          <button type="button" class="btn" onClick={form.reset}>
            {t('settings.reset')}
          </button>
          <button type="submit" class="btn btn-primary" aria-disabled={busy}>
            {busy && <d-spinner label="" aria-hidden="true" />}
            {t('settings.save')}
          </button>
        </div>
      )}
    </form>
  );
}

/** What was typed. */
interface Typed {
  draft: Draft;
  /** How often each input has begun anew. */
  rounds: ReadonlyMap<string, number>;
}

/** Lets inputs begin anew with what is stored. */
function without({ draft, rounds }: Typed, names: readonly string[]): Typed {
  return {
    draft: new Map([...draft].filter(([name]) => !names.includes(name))),
    rounds: new Map([...rounds, ...names.map((name) => [name, (rounds.get(name) ?? 0) + 1] as const)]),
  };
}

function useForm({ fields, save }: { fields: PluginSettings['fields']; save: FormProps['save'] }) {
  const [{ draft, rounds }, setTyped] = useState<Typed>({ draft: new Map(), rounds: new Map() });
  const [found, setFound] = useState<ReadonlyMap<string, string>>(new Map());
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  /** Counts refused tries. */
  const [tries, setTries] = useState(0);
  const reset = () => {
    setTyped((now) => without(now, fields.map(({ name }) => name)));
    setFound(new Map());
    setFault(null);
  };
  /** Forgets what was stored; what was typed meanwhile stays. */
  const settle = (sent: Draft) => {
    setTyped((now) => without(now, [...sent.keys()].filter((name) => now.draft.get(name) === sent.get(name))));
    setFound(new Map());
    setFault(null);
  };
  const refuse = (wrong: ReadonlyMap<string, string>, text: string) => {
    setFound(wrong);
    setFault(text);
    setTries(tries + 1);
  };
  const send = async (): Promise<void> => {
    const wrong = faults(fields, draft);
    if (wrong.size > 0) {
      refuse(wrong, t('settings.fault.some', { count: wrong.size }));
      return;
    }
    setBusy(true);
    try {
      await save(values(fields, draft));
      settle(draft);
      ui.toast({ text: t('settings.saved'), tone: 'good' });
    } catch (error) {
      const name = fieldOf(error);
      refuse(name === null ? new Map() : new Map([[name, t('settings.fault.server')]]), sentence(error));
    } finally {
      setBusy(false);
    }
  };
  const change = (name: string, raw: Raw) => {
    setTyped((now) => ({ ...now, draft: new Map(now.draft).set(name, raw) }));
    setFound((now) => new Map([...now].filter(([each]) => each !== name)));
    setFault(null);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (!busy && changed(fields, draft).length > 0) void send();
  };
  return { draft, faults: found, fault, busy, tries, rounds, count: changed(fields, draft).length, change, reset, submit };
}

/** The field that the server named in a refusal: `values.maxLength`. */
function fieldOf(error: unknown): string | null {
  const path = error instanceof RequestError ? error.path : undefined;
  return path?.startsWith('values.') ? (path.slice('values.'.length).split(/[.[]/)[0] ?? null) : null;
}

/** Asks before unsaved changes are left behind, by another address or by closing the window. */
function useUnsaved(unsaved: boolean): void {
  useLayoutEffect(() => {
    if (!unsaved) return;
    const off = guardRoute(() =>
      ui.dialog({
        title: t('settings.leave.title'),
        body: t('settings.leave.text'),
        confirm: t('settings.leave.confirm'),
        cancel: t('settings.leave.stay'),
        danger: true,
      }),
    );
    const stay = (event: BeforeUnloadEvent) => { event.preventDefault(); };
    window.addEventListener('beforeunload', stay);
    return () => {
      off();
      window.removeEventListener('beforeunload', stay);
    };
  }, [unsaved]);
}
