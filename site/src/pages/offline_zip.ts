// A bundle of its own: fetched only when a teacher saves a ZIP.
export { makeOfflineZip, ZipError } from '../lesson/offline_zip';
