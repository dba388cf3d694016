export { memo } from './memo';
export { useStore } from './store';
export { hosting } from './hosting';
