export { useStore } from './store';
export { hosting } from './hosting';
