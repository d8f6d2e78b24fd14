import { describe, expect, test } from '@jest/globals';
import {
  compareImages,
  compareKubernetesVersions,
  compareVersions,
  imageFamily,
  imageRelease,
  isSameVersions,
  majorMinorOf,
  minorOf,
  osSkuRelease,
} from '../../../../src/domain/aks/versions.ts';
import { NEW, OLD } from '../../../support/builders.ts';

describe('Kubernetes versions', () => {
  test.each([
    ['1.35.5', '1.36.0', 'older'],
    ['1.9.9', '1.10.0', 'older'],
    ['1.36.0', '1.35.5', 'newer'],
    ['1.35.5', '1.35.5', 'equal'],
    ['v1.35.5', '1.35.5', 'equal'],
    ['odd', 'odd', 'equal'],
    ['odd', '1.35.5', 'unknown'],
    ['1.35.5', 'odd', 'unknown'],
  ])('%s is to %s: %s', (one, other, expected) => {
    expect(compareKubernetesVersions(one, other)).toBe(expected);
  });

  test('have a minor version, or none', () => {
    expect([minorOf('1.35.5'), minorOf('odd')]).toEqual([35, undefined]);
    expect([majorMinorOf('1.35.5'), majorMinorOf('odd')]).toEqual(['1.35', undefined]);
  });
});

describe('node images', () => {
  test.each([
    ['AKSUbuntu-2404gen2containerd-202605.14.0', 'AKSUbuntu-2404gen2containerd-202606.01.0', 'older'],
    ['AKSUbuntu-2404gen2containerd-202605.14.1', 'AKSUbuntu-2404gen2containerd-202605.14.0', 'newer'],
    ['AKSUbuntu-1804gen2containerd-2022.01.08', 'AKSUbuntu-1804gen2containerd-202208.04.0', 'older'],
    ['AKSUbuntu-2204containerd-202605.14.0', 'AKSUbuntu-2404gen2containerd-202606.01.0', 'older'],
    ['AKSWindows-2022-containerd-20348.5020.260610', 'AKSWindows-2022-containerd-20348.5020.260714', 'older'],
    ['AKSWindows-2022-containerd-20348.5100.260610', 'AKSWindows-2022-containerd-20348.5020.260714', 'newer'],
    ['AKSUbuntu-2404-202605.14', 'AKSUbuntu-2404-202605.14.1', 'older'],
    ['AKSUbuntu-2404-202605.14.1', 'AKSUbuntu-2404-202605.14', 'newer'],
    [
      'AKSUbuntu-2204gen2containerd-202410.27.0-2024.12.01',
      'AKSUbuntu-2204gen2containerd-202410.15.0',
      'newer',
    ],
    [
      'AKSUbuntu-2204gen2containerd-202410.27.0-2024.12.01',
      'AKSUbuntu-2204gen2containerd-202411.03.0',
      'older',
    ],
    [
      'AKSUbuntu-2204gen2containerd-202410.27.0',
      'AKSUbuntu-2204gen2containerd-202410.27.0-2024.12.01',
      'older',
    ],
    [
      'AKSUbuntu-2204gen2containerd-202410.27.0-2024.12.01',
      'AKSUbuntu-2204gen2containerd-202410.27.0',
      'newer',
    ],
    [
      'AKSUbuntu-2204gen2containerd-202410.27.0-2024.12.01',
      'AKSUbuntu-2204gen2containerd-202410.27.0-2024.12.15',
      'older',
    ],
    ['AKSUBUNTU-2404-202605.14.0', 'AKSUbuntu-2404-202605.14.0', 'equal'],
    ['AKSUbuntu-2204containerd-202605.14.0', 'AKSUbuntu-2404gen2containerd-202605.14.0', 'unknown'],
    ['AKSUbuntu-latest', 'AKSUbuntu-2404-202605.14.0', 'unknown'],
    ['AKSUbuntu-202605.14.0-beta', 'AKSUbuntu-2404-202606.14.0', 'unknown'],
    ['AKSUbuntu-2404-202605.14.0', 'AKSUbuntu-latest', 'unknown'],
  ])('%s is to %s: %s', (one, other, expected) => {
    expect(compareImages(one, other)).toBe(expected);
  });

  test.each([
    ['AKSUbuntu-2404gen2containerd-202605.14.0', 'AKSUbuntu', '2404'],
    ['AKSUbuntu-2204gen2containerd-202410.27.0-2024.12.01', 'AKSUbuntu', '2204'],
    ['AKSUbuntuEdgeZone-2204gen2containerd-202605.14.0', 'AKSUbuntuEdgeZone', '2204'],
    ['AKSAzureLinux-V3gen2-202605.14.0', 'AKSAzureLinux', '3'],
    ['AKSAzureLinux-OSGuardV3gen2fipsTL-202605.14.0', 'AKSAzureLinux-OSGuard', '3'],
    ['AKSAzureContainerLinux-V3gen2-202605.14.0', 'AKSAzureContainerLinux', '3'],
    ['AKSCBLMariner-V2gen2-202605.14.0', 'AKSAzureLinux', '2'],
    ['akscblmariner-V2gen2-202605.14.0', 'AKSAzureLinux', '2'],
    ['AKSWindows-2022-containerd-20348.5020.260610', 'AKSWindows', '2022'],
    ['AKSFlatcar-stablegen2-202605.14.0', 'AKSFlatcar', undefined],
    ['Other-202605.14.0', 'Other', undefined],
    ['Other', 'Other', undefined],
  ])('%s is from family %s, release %p', (image, family, release) => {
    expect([imageFamily(image), imageRelease(image)]).toEqual([family, release]);
  });

  test.each([
    ['Ubuntu2404', '2404'],
    ['AzureLinux3', '3'],
    ['Windows2025', '2025'],
    ['Ubuntu', undefined],
    ['WindowsAnnual', undefined],
  ])('OS SKU %s holds to release %p', (osSku, release) => {
    expect(osSkuRelease(osSku)).toBe(release);
  });
});

describe('pairs of versions', () => {
  test('compare by Kubernetes version, then by image', () => {
    expect(compareVersions(OLD, NEW)).toBe('older');
    expect(compareVersions({ ...OLD, nodeImageVersion: NEW.nodeImageVersion }, NEW)).toBe('older');
    expect(compareVersions({ ...NEW, nodeImageVersion: OLD.nodeImageVersion }, NEW)).toBe('older');
    expect(compareVersions({ ...NEW, nodeImageVersion: OLD.nodeImageVersion }, OLD)).toBe('newer');
  });

  test('can not be told apart where one is not shown', () => {
    expect(compareVersions(OLD, {})).toBe('unknown');
    expect(compareVersions(OLD, { kubernetesVersion: OLD.kubernetesVersion })).toBe('unknown');
    expect(compareVersions(OLD, { kubernetesVersion: NEW.kubernetesVersion })).toBe('older');
  });

  test('are the same only with both', () => {
    expect(isSameVersions(OLD, OLD)).toBe(true);
    expect(isSameVersions({}, OLD)).toBe(false);
    expect(isSameVersions({ kubernetesVersion: OLD.kubernetesVersion }, OLD)).toBe(false);
    expect(isSameVersions({ ...OLD, nodeImageVersion: NEW.nodeImageVersion }, OLD)).toBe(false);
    expect(isSameVersions(NEW, OLD)).toBe(false);
  });
});
