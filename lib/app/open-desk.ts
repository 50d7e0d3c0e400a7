export { openDesk } from '../platform/doors.ts';
