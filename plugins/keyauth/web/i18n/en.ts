export default {
  'page.title': 'Keys',
  'page.lead': 'A key lets a program in as you, without your password. Whoever has its private half can do whatever you can do here.',
  'page.more': 'Programs that hold a key add it here by themselves (keyauth.link); you can have up to 50. Never give a private key to a web page, not even to this one.',

  'list.title': 'Your keys',
  'list.loading': 'Loading keys',
  'list.empty.title': 'No keys yet',
  'list.empty.text': 'You log in with your password only.',
  'list.retry': 'Try again',
  'list.count': { one: 'One key lets you in.', other: '{count} keys let you in.' },

  'key.name': 'Fingerprint',
  'key.remove': 'Take away',
  'key.remove.label': 'Take away {key}',
  'key.remove.title': 'Take this key away?',
  'key.remove.text': 'It lets nobody in any more, and programs that logged in by it are logged out at once.',
  'key.cancel': 'Keep it',
  'key.removed': 'The key was taken away.',

  'fault.last': 'This is the only way into your account, so it stays.',
  'fault.gone': 'This key was no longer yours.',
  'fault.often': 'Too many changes. Try again in a minute.',
  'fault.offline': 'The server does not answer.',
  'fault.unavailable': 'The server is busy. Try again in a moment.',
  'fault.other': 'That did not work ({code}).',
};
