// @vitest-environment happy-dom
import { Ends, type Cause, type Reason, RequestError } from '@dcts/sdk';
import { defineElements } from '@dcts/ui';
import { kitFor } from '@dcts/ui/kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseLanguageTo } from './language';
import { explain, inWords } from './why';

defineElements();

const team = { scope: 'server/chat.group:1', name: 'Team' };
const reason = (allowed: boolean, cause: Cause, by = '', place: Reason['place'] = null): Reason => ({
  allowed, cause, by, place, permission: { key: 'chat.send', name: 'Write messages' },
});

beforeEach(() => { chooseLanguageTo('en'); });
afterEach(() => {
  chooseLanguageTo('en');
  document.body.replaceChildren();
});

describe('a reason', () => {
  it.each([
    [reason(false, 'role_rule', 'Member', team), 'You do not have the right “Write messages” in #news, because the role Member denies it at Team.'],
    [reason(true, 'role_rule', 'Member'), 'You have the right “Write messages” in #news, because the role Member allows it on the whole server.'],
    [reason(false, 'member_rule', '', team), 'You do not have the right “Write messages” in #news, because a rule for you alone denies it at Team.'],
    [reason(true, 'member_rule', '', team), 'You have the right “Write messages” in #news, because a rule for you alone allows it at Team.'],
    [reason(true, 'owner'), 'You have the right “Write messages” in #news, because you are the owner of this server.'],
    [reason(false, 'owner_only'), 'You do not have the right “Write messages” in #news, because it is the owner’s alone.'],
    [reason(false, 'state', 'MUTED'), 'You do not have the right “Write messages” in #news, because you are muted.'],
    [reason(false, 'state', 'pending'), 'You do not have the right “Write messages” in #news, because your account has not been let in yet.'],
    [reason(false, 'state', 'frozen'), 'You do not have the right “Write messages” in #news, because your account is restricted.'],
    [reason(false, 'no_rule'), 'You do not have the right “Write messages” in #news, because no rule allows it.'],
    [reason(true, 'default', 'MEMBER'), 'You have the right “Write messages” in #news, because it belongs to all members as long as no roles decide.'],
    [reason(false, 'default', 'admin'), 'You do not have the right “Write messages” in #news, because it belongs only to administrators as long as no roles decide.'],
    [reason(false, 'undecided'), 'You do not have the right “Write messages” in #news, because the plugin that decides about rights does not run.'],
    [reason(false, 'undeclared'), 'You do not have the right “Write messages” in #news, because no plugin that runs knows this right.'],
    [reason(false, 'later' as Cause), 'You do not have the right “Write messages” in #news, for a reason that this page does not know.'],
  ])('is one sentence', (given, sentence) => {
    expect(inWords(given, { place: '#news' })).toBe(sentence);
  });

  it('names members, roles and places', () => {
    expect(inWords(reason(false, 'state', 'banned'), { member: 'Ann' })).toBe('Ann does not have the right “Write messages” here, because Ann is banned.');
    expect(inWords(reason(true, 'role_rule', 'Guide', team), { role: 'Guide', place: null })).toBe(
      'The role Guide has the right “Write messages” on the whole server, because the role Guide allows it at Team.',
    );
  });

  it('is a sentence in the language of the member', () => {
    chooseLanguageTo('de');
    expect(inWords(reason(false, 'role_rule', 'Gast', team), { place: '#news' })).toBe(
      'Du hast in #news nicht das Recht „Write messages“, weil die Rolle Gast es bei Team verbietet.',
    );
  });

  it('keeps what looks like a placeholder in a name', () => {
    expect(inWords(reason(false, 'role_rule', '{name}', team), { place: '{because}' })).toContain('in {because}, because the role {name} denies');
  });
});

describe('asking why', () => {
  const kit = kitFor(new Ends());
  const dialog = () => document.querySelector('dialog');
  const close = () => { dialog()?.querySelector('button')?.click(); };

  it('says it in a dialog with one button', async () => {
    const request = vi.fn(() => Promise.resolve({ why: reason(false, 'no_rule') }));
    const closed = explain(request as never, kit, { permission: 'chat.send', scope: 'server' });
    await vi.waitFor(() => { expect(dialog()?.textContent).toContain('on the whole server, because no rule allows it.'); });
    expect(request).toHaveBeenCalledWith('core.why', { permission: 'chat.send', scope: 'server' });
    expect([...document.querySelectorAll('dialog button')].map(({ textContent }) => textContent)).toEqual(['Close']);
    close();
    await closed;
    expect(dialog()).toBeNull();
  });

  it.each([
    ['not_found', 'There is no such place, or none that you may know of.'],
    ['offline', 'The server does not answer.'],
    ['internal', 'Something went wrong on the server.'],
  ])('says %s in words', async (code, text) => {
    const closed = explain(() => Promise.reject(new RequestError({ code })), kit, { permission: 'chat.send', scope: 'server' });
    await vi.waitFor(() => { expect(dialog()?.textContent).toContain(text); });
    close();
    await closed;
  });
});
