// Backstage's catalog with its own defaults, but that a file may be registered over HTTP as a URL may.
import { createBackend } from '@backstage/backend-defaults';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { catalogLocationsExtensionPoint } from '@backstage/plugin-catalog-node';

const fileLocations = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'file-locations',
  register(module) {
    module.registerInit({
      deps: { locations: catalogLocationsExtensionPoint },
      async init({ locations }) {
        locations.setAllowedLocationTypes(['file']);
      },
    });
  },
});

const backend = createBackend();
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(fileLocations);
await backend.start();
