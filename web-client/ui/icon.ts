const shapes: Readonly<Record<string, readonly string[]>> = {
  hash: ['M9.5 4 7.5 20', 'M16.5 4l-2 16', 'M4.5 9h16', 'M3.5 15h16'],
  menu: ['M4 7h16', 'M4 12h16', 'M4 17h10'],
  close: ['M6 6l12 12', 'M18 6 6 18'],
  check: ['M5 12.5l4.5 4.5L19 7.5'],
  'chevron-down': ['M6 9.5l6 6 6-6'],
  'chevron-up-down': ['M8 9.5l4-4 4 4', 'M8 14.5l4 4 4-4'],
  'arrow-down': ['M12 5v14', 'M6 13l6 6 6-6'],
  'arrow-up': ['M12 19V5', 'M6 11l6-6 6 6'],
  send: ['M12 19V5.5', 'M6 11l6-6 6 6'],
  logout: ['M14 4.5H7A1.5 1.5 0 0 0 5.5 6v12A1.5 1.5 0 0 0 7 19.5h7', 'M10.5 12H20', 'M16.5 8.5 20 12l-3.5 3.5'],
  sun: ['M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8z', 'M12 2.5v2', 'M12 19.5v2', 'M2.5 12h2', 'M19.5 12h2', 'M5.3 5.3l1.4 1.4', 'M17.3 17.3l1.4 1.4', 'M5.3 18.7l1.4-1.4', 'M17.3 6.7l1.4-1.4'],
  moon: ['M20 14.2A8.2 8.2 0 0 1 9.8 4a8.2 8.2 0 1 0 10.2 10.2z'],
  monitor: ['M4.5 5h15A1.5 1.5 0 0 1 21 6.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 15.5v-9A1.5 1.5 0 0 1 4.5 5z', 'M9 20.5h6', 'M12 17v3.5'],
  globe: ['M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z', 'M3 12h18', 'M12 3c5 5 5 13 0 18', 'M12 3c-5 5-5 13 0 18'],
  alert: ['M12 8.2v4.6', 'M12 16.4v.1', 'M10.6 3.9 2.9 17.4A1.6 1.6 0 0 0 4.3 19.8h15.4a1.6 1.6 0 0 0 1.4-2.4L13.4 3.9a1.6 1.6 0 0 0-2.8 0z'],
  refresh: ['M20 5.5v5h-5', 'M4 18.5v-5h5', 'M19.2 10A7.6 7.6 0 0 0 5.6 8', 'M4.8 14a7.6 7.6 0 0 0 13.6 2'],
  eye: ['M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z', 'M12 9.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6z'],
  'eye-off': ['M4 4l16 16', 'M9.9 5.8A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-2.6 3.4', 'M6.3 7.4A16 16 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 4.4-1.2', 'M10 10.1a2.8 2.8 0 0 0 3.9 3.9'],
  clock: ['M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z', 'M12 7.5V12l3 2'],
  offline: ['M4 4l16 16', 'M8.6 15.4a5 5 0 0 1 6.8 0', 'M5.6 12.2a9.4 9.4 0 0 1 4.5-2.4', 'M14.2 10a9.4 9.4 0 0 1 4.2 2.2', 'M2.6 9a14 14 0 0 1 4-2.6', 'M10.2 5.3A14 14 0 0 1 21.4 9', 'M12 19v.1'],
  trash: ['M4.5 7h15', 'M9.5 7V4.5h5V7', 'M6.5 7l.8 12.5h9.4L17.5 7', 'M10 10.5v5.5', 'M14 10.5v5.5'],
  message: ['M5.5 4.5h13A2 2 0 0 1 20.5 6.5v8.5a2 2 0 0 1-2 2H12L7.5 20.5V17h-2a2 2 0 0 1-2-2V6.5a2 2 0 0 1 2-2z'],
  crown: ['M4 17.5 3 7.5l5 4 4-6.5 4 6.5 5-4-1 10z'],
  settings: ['M4 7h9', 'M17 7h3', 'M4 17h3', 'M11 17h9', 'M15 5a2 2 0 1 1 0 4 2 2 0 0 1 0-4z', 'M9 15a2 2 0 1 1 0 4 2 2 0 0 1 0-4z'],
  shield: ['M12 3.2 19 6v5.5c0 4.3-2.9 7.5-7 9.3-4.1-1.8-7-5-7-9.3V6z', 'M9 12l2.2 2.2L15.2 10'],
  compass: ['M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z', 'M15.5 8.5l-2 5-5 2 2-5z'],
  'chevron-left': ['M14.5 6l-6 6 6 6'],
  'chevron-right': ['M9.5 6l6 6-6 6'],
  upload: ['M12 16V5', 'M7 9.5 12 4.5l5 5', 'M4.5 15.5v2.5a1.5 1.5 0 0 0 1.5 1.5h12a1.5 1.5 0 0 0 1.5-1.5v-2.5'],
  undo: ['M8 5 4 9l4 4', 'M4 9h10a5.5 5.5 0 0 1 0 11h-3'],
  copy: ['M9.5 8.5h9A1.5 1.5 0 0 1 20 10v9a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 8 19v-9a1.5 1.5 0 0 1 1.5-1.5z', 'M16 5.5V5a1.5 1.5 0 0 0-1.5-1.5h-9A1.5 1.5 0 0 0 4 5v9a1.5 1.5 0 0 0 1.5 1.5H6'],
  grip: ['M9 6v.1', 'M15 6v.1', 'M9 12v.1', 'M15 12v.1', 'M9 18v.1', 'M15 18v.1'],
  members: ['M9 5.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6z', 'M3.5 19a5.5 5.5 0 0 1 11 0', 'M15.5 6a2.75 2.75 0 0 1 0 5.25', 'M17 14.2a5.2 5.2 0 0 1 3.5 4.8'],
  plus: ['M12 5v14', 'M5 12h14'],
  lock: ['M7 11V8a5 5 0 0 1 10 0v3', 'M6 11h12a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1z'],
  pin: ['M8.5 3.5h7', 'M9.5 3.5v6.5L6 14.5h12L14.5 10V3.5', 'M12 14.5v6'],
  key: ['M8 11.5a4 4 0 1 1 0 8 4 4 0 0 1 0-8z', 'M11 12.5 20 3.5', 'M16.5 7l2.5 2.5'],
  aside: ['M5.5 5h13A1.5 1.5 0 0 1 20 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5v-11A1.5 1.5 0 0 1 5.5 5z', 'M14.5 5v14'],
  puzzle: ['M9.5 4.5a2 2 0 0 1 4 0V6H18v4.5h-1.5a2 2 0 0 0 0 4H18V19H5v-4.5h1.5a2 2 0 0 0 0-4H5V6h4.5z'],
};

const svgNamespace = 'http://www.w3.org/2000/svg';

/** The names that `<d-icon name>` knows. */
export const iconNames: readonly string[] = Object.keys(shapes);

/** Draws an icon in the colour of the text around it. It is hidden from screen readers: name the control instead. */
export function icon(name: string): SVGSVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  for (const shape of shapes[name] ?? []) {
    const path = document.createElementNS(svgNamespace, 'path');
    path.setAttribute('d', shape);
    svg.append(path);
  }
  return svg;
}
