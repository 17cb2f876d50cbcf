import { Module } from '@nestjs/common';
import { PhotoStore } from './photo-store.js';
import { PhotosController } from './photos.controller.js';
import { PhotosService } from './photos.service.js';
import { ProfileController } from './profile.controller.js';
import { ProfileRepository } from './profile.repository.js';
import { ProfileService } from './profile.service.js';

@Module({
  controllers: [ProfileController, PhotosController],
  providers: [ProfileService, PhotosService, PhotoStore, ProfileRepository],
})
export class ProfileModule {}
