import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ServerConfig } from '../config/server-config.js';
import { Connections } from './connections.js';
import { dataSourceOptions } from './data-source-options.js';
import { refusePrivilegedRole } from './database-role.js';
import { SchemaCheck } from './schema-check.js';
import { SystemDb } from './system-db.js';
import { TenantDb } from './tenant-db.js';

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [ServerConfig],
      useFactory: (config: ServerConfig) => dataSourceOptions(config),
      dataSourceFactory: async (options) => {
        if (!options) throw new Error('no data source options');
        const source = await new DataSource(options).initialize();
        await refusePrivilegedRole(source);
        return source;
      },
    }),
  ],
  providers: [Connections, TenantDb, SystemDb, SchemaCheck],
  exports: [Connections, TenantDb, SystemDb, SchemaCheck],
})
export class DatabaseModule {}
