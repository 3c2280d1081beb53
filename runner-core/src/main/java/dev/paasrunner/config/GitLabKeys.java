package dev.paasrunner.config;

import static dev.paasrunner.config.KeyTree.leaves;

import java.util.Set;

/// What GitLab Runner knows in a `[[runners]]` section (`common/config.go` and
/// `docs/configuration/advanced-configuration.md` of 15 to 19.4, since the host's runner may be any
/// of them), sorted by whom it concerns here.
final class GitLabKeys {
  private static final KeyTree.Table DOCKER =
      leaves(
              """
              host tls_cert_path tls_verify hostname image runtime memory memory_swap
              memory_reservation cpuset_cpus cpus cpu_shares dns dns_search privileged
              services_privileged disable_entrypoint_overwrite user allowed_users allowed_groups
              group_add userns_mode cap_add cap_drop oom_kill_disable oom_score_adjust security_opt
              services_security_opt devices services_devices device_cgroup_rules gpus service_gpus
              disable_cache volumes volume_keep volume_driver cache_dir extra_hosts volumes_from
              network_mode network_mtu enable_ipv6 ipcmode mac_address links services_limit
              service_memory service_memory_swap service_memory_reservation service_cgroup_parent
              service_cpuset_cpus service_cpus service_cpu_shares cgroup_parent
              wait_for_services_timeout allowed_images allowed_privileged_images
              allowed_privileged_services allowed_pull_policies allowed_services pull_policy
              isolation shm_size helper_image helper_image_flavor
              helper_image_autoset_arch_and_os
              """)
          .withFreeTables(
              "sysctls",
              "tmpfs",
              "services_tmpfs",
              "container_labels",
              "ulimit",
              "log_options",
              "volume_driver_ops")
          .with(
              "services", new KeyTree.Tables(leaves("name alias command entrypoint environment")));

  private static final KeyTree.Table CACHE =
      leaves("Type Path Shared MaxUploadedArchiveSize")
          .with(
              "s3",
              leaves(
                  """
                  ServerAddress AccessKey SecretKey SessionToken BucketName BucketLocation Insecure
                  AuthenticationType ServerSideEncryption ServerSideEncryptionKeyID DualStack
                  PathStyle Accelerate RoleARN UploadRoleARN
                  """))
          .with("gcs", leaves("CredentialsFile AccessID PrivateKey BucketName UniverseDomain"))
          .with("azure", leaves("AccountName AccountKey ContainerName StorageDomain"));

  /// Forwarded to the host's runner, which alone can make use of them.
  static final KeyTree.Table FORWARDED =
      leaves(
              """
              id token_obtained_at token_expires_at shell output_limit
              job_status_final_update_retry_limit prepare_timeout get_sources_timeout environment
              builds_dir cache_dir clone_url pre_clone_script post_clone_script
              pre_get_sources_script post_get_sources_script pre_build_script post_build_script
              debug_trace_disabled clean_git_config safe_directory_checkout proxy_exec
              preparation_retries
              """)
          .with("custom_build_dir", leaves("enabled"))
          .with("artifact", leaves("upload_timeout response_header_timeout"))
          .withFreeTables("feature_flags")
          .with("cache", CACHE)
          .with("docker", DOCKER);

  /// About the program that asks for jobs, or about executors that hosts do not use: accepted, and
  /// kept from the host.
  static final Set<String> KEPT_BACK =
      Set.of(
          "request_concurrency",
          "strict_check_interval",
          "unhealthy_requests_limit",
          "unhealthy_interval",
          "labels",
          "system_id",
          "monitoring",
          "referees",
          "custom",
          "ssh",
          "machine",
          "autoscaler",
          "instance",
          "kubernetes",
          "parallels",
          "virtualbox");

  private GitLabKeys() {}
}
