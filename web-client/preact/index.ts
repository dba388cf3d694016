export { memo } from './memo';
export { useModal } from './modal';
export { useStore } from './store';
export { hosting } from './hosting';
