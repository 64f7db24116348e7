/** What this service is called, and which version of it runs. */
export const service = ${{ values.name | dump }};
export const version = process.env.PAVED_VERSION ?? 'development';
