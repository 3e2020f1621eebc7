"""Real jobs with Python's kubernetes client, against the server that KUBECONFIG names. Run by python.test.ts."""

import base64
import datetime
import json
import threading
import unittest
import uuid

from json_result import run
from kubernetes import client, config, dynamic, utils, watch
from kubernetes.client.exceptions import ApiException
from kubernetes.dynamic.exceptions import ConflictError, NotFoundError
from kubernetes.leaderelection import electionconfig, leaderelection
from kubernetes.leaderelection.resourcelock.configmaplock import ConfigMapLock
from kubernetes.stream import stream


def deployment(name, image="nginx:1"):
    labels = {"app": name}
    return client.V1Deployment(
        metadata=client.V1ObjectMeta(name=name, labels=labels),
        spec=client.V1DeploymentSpec(
            replicas=2,
            selector=client.V1LabelSelector(match_labels=labels),
            template=client.V1PodTemplateSpec(
                metadata=client.V1ObjectMeta(labels=labels),
                spec=client.V1PodSpec(
                    containers=[
                        client.V1Container(
                            name="main",
                            image=image,
                            ports=[client.V1ContainerPort(container_port=80)],
                            resources=client.V1ResourceRequirements(requests={"cpu": "100m"}),
                        )
                    ]
                ),
            ),
        ),
    )


def config_map(name, data=None, labels=None):
    return client.V1ConfigMap(metadata=client.V1ObjectMeta(name=name, labels=labels), data=data)


class Kubernetes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        config.load_kube_config()

    def setUp(self):
        self.core = client.CoreV1Api()
        self.apps = client.AppsV1Api()
        self.namespace = self._testMethodName.replace("_", "-")[:40] + "-" + uuid.uuid4().hex[:6]
        self.core.create_namespace(client.V1Namespace(metadata=client.V1ObjectMeta(name=self.namespace)))

    def test_deployment_is_created_changed_scaled_and_deleted(self):
        made = self.apps.create_namespaced_deployment(self.namespace, deployment("web"))
        self.assertEqual(made.spec.strategy.rolling_update.max_surge, "25%")
        self.assertIsInstance(made.metadata.creation_timestamp, datetime.datetime)

        made.spec.template.spec.containers[0].image = "nginx:2"
        replaced = self.apps.replace_namespaced_deployment("web", self.namespace, made)
        self.assertEqual(replaced.metadata.generation, 2)
        with self.assertRaises(ApiException) as stale:
            made.spec.replicas = 7
            self.apps.replace_namespaced_deployment("web", self.namespace, made)
        self.assertEqual((stale.exception.status, stale.exception.reason), (409, "Conflict"))

        side = {"spec": {"template": {"spec": {"containers": [{"name": "side", "image": "side:1"}]}}}}
        patched = self.apps.patch_namespaced_deployment("web", self.namespace, side)
        self.assertEqual({c.name for c in patched.spec.template.spec.containers}, {"main", "side"})

        scale = self.apps.read_namespaced_deployment_scale("web", self.namespace)
        scale.spec.replicas = 5
        self.apps.replace_namespaced_deployment_scale("web", self.namespace, scale)
        status = {"status": {"replicas": 5, "readyReplicas": 4}}
        self.apps.patch_namespaced_deployment_status("web", self.namespace, status)
        now = self.apps.read_namespaced_deployment("web", self.namespace)
        self.assertEqual((now.spec.replicas, now.status.ready_replicas), (5, 4))

        gone = self.apps.delete_namespaced_deployment("web", self.namespace, propagation_policy="Background")
        self.assertEqual((gone.status, gone.details.kind), ("Success", "deployments"))
        self.assertEqual(self.apps.list_namespaced_deployment(self.namespace).items, [])

    def test_patches_of_each_type(self):
        self.core.create_namespaced_config_map(self.namespace, config_map("m", {"a": "1", "b": "1"}))
        operations = [{"op": "replace", "path": "/data/a", "value": "2"}, {"op": "remove", "path": "/data/b"}]
        self.assertEqual(self.core.patch_namespaced_config_map("m", self.namespace, operations).data, {"a": "2"})
        strategic = self.core.patch_namespaced_config_map("m", self.namespace, {"data": {"$patch": "replace", "b": "3"}})
        self.assertEqual(strategic.data, {"b": "3"})
        maps = dynamic.DynamicClient(client.ApiClient()).resources.get(api_version="v1", kind="ConfigMap")
        merged = maps.patch(
            name="m", namespace=self.namespace, body={"data": {"b": None, "c": "3"}}, content_type="application/merge-patch+json"
        )
        self.assertEqual(merged.data.to_dict(), {"c": "3"})
        applied = maps.patch(
            name="m",
            namespace=self.namespace,
            body={"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "m"}, "data": {"d": "4"}},
            content_type="application/apply-patch+yaml",
            field_manager="python",
            force=True,
        )
        self.assertEqual(applied.data.to_dict(), {"c": "3", "d": "4"})
        owners = self.core.read_namespaced_config_map("m", self.namespace).metadata.managed_fields
        self.assertIn(("python", "Apply"), [(owner.manager, owner.operation) for owner in owners])

    def test_watch_sees_changes_in_order_and_goes_on_where_it_was(self):
        self.core.create_namespaced_config_map(self.namespace, config_map("before"))
        version = self.core.list_namespaced_config_map(self.namespace).metadata.resource_version

        def change():
            self.core.create_namespaced_config_map(self.namespace, config_map("w", labels={"watched": "yes"}))
            self.core.patch_namespaced_config_map("w", self.namespace, {"data": {"a": "1"}})
            self.core.delete_namespaced_config_map("w", self.namespace)

        def collect(count, **options):
            seen, w = [], watch.Watch()
            for event in w.stream(self.core.list_namespaced_config_map, self.namespace, timeout_seconds=20, **options):
                seen.append((event["type"], event["object"].metadata.name))
                if len(seen) == count:
                    w.stop()
            return seen, w.resource_version

        writer = threading.Thread(target=change)
        writer.start()
        seen, _ = collect(3, resource_version=version)
        writer.join()
        self.assertEqual(seen, [("ADDED", "w"), ("MODIFIED", "w"), ("DELETED", "w")])
        first, resume = collect(1, resource_version=version)
        rest, _ = collect(2, resource_version=resume)
        self.assertEqual(first + rest, seen)
        self.assertEqual(collect(1)[0], [("ADDED", "before")])
        selected, _ = collect(1, resource_version=version, label_selector="watched=yes")
        self.assertEqual(selected, [("ADDED", "w")])
        ended = list(watch.Watch().stream(self.core.list_namespaced_config_map, self.namespace, timeout_seconds=1, resource_version=version, label_selector="no=such"))
        self.assertEqual(ended, [])

    def test_lists_are_paged_and_selected(self):
        for i in range(7):
            self.core.create_namespaced_config_map(self.namespace, config_map(f"m{i}", labels={"parity": str(i % 2)}))
        names, token, pages = [], None, 0
        while True:
            page = self.core.list_namespaced_config_map(self.namespace, limit=3, _continue=token)
            names += [item.metadata.name for item in page.items]
            token, pages = page.metadata._continue, pages + 1
            if pages == 1:
                self.assertEqual(page.metadata.remaining_item_count, 4)
                self.core.create_namespaced_config_map(self.namespace, config_map("m00-too-late"))
            if not token:
                break
        self.assertEqual((names, pages), ([f"m{i}" for i in range(7)], 3))
        odd = self.core.list_namespaced_config_map(self.namespace, label_selector="parity=1")
        self.assertEqual([item.metadata.name for item in odd.items], ["m1", "m3", "m5"])
        one = self.core.list_namespaced_config_map(self.namespace, field_selector="metadata.name=m2")
        self.assertEqual(len(one.items), 1)
        everywhere = self.core.list_config_map_for_all_namespaces(label_selector="parity in (0,1)")
        self.assertEqual(len([i for i in everywhere.items if i.metadata.namespace == self.namespace]), 7)
        self.core.delete_collection_namespaced_config_map(self.namespace, label_selector="parity")
        self.assertEqual([i.metadata.name for i in self.core.list_namespaced_config_map(self.namespace).items], ["m00-too-late"])

    def test_dynamic_client_discovers_applies_and_meets_conflicts(self):
        found = dynamic.DynamicClient(client.ApiClient())
        self.assertEqual(found.version["kubernetes"]["minor"], "34")
        maps = found.resources.get(api_version="v1", kind="ConfigMap")
        self.assertEqual((maps.name, maps.namespaced), ("configmaps", True))
        self.assertEqual(found.resources.get(api_version="apps/v1", name="deployments").kind, "Deployment")

        def apply(manager, data, **options):
            body = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "shared"}, "data": data}
            return maps.server_side_apply(body=body, name="shared", namespace=self.namespace, field_manager=manager, **options)

        apply("one", {"a": "1"})
        self.assertEqual(apply("two", {"b": "2"}).data.to_dict(), {"a": "1", "b": "2"})
        with self.assertRaises(ConflictError) as conflict:
            apply("two", {"a": "2"})
        self.assertIn('conflict with "one": .data.a', json.loads(conflict.exception.body)["message"])
        self.assertEqual(apply("two", {"a": "2"}, force_conflicts=True).data.to_dict(), {"a": "2"})
        with self.assertRaises(NotFoundError):
            maps.get(name="none", namespace=self.namespace)
        events = [event["type"] for event in maps.watch(namespace=self.namespace, timeout=1)]
        self.assertEqual(events, ["ADDED"])
        maps.delete(name="shared", namespace=self.namespace)

    def test_custom_resources(self):
        group = f"{self.namespace}.example.com"
        schema = {
            "type": "object",
            "properties": {
                "spec": {
                    "type": "object",
                    "required": ["size"],
                    "properties": {"size": {"type": "integer", "minimum": 1}, "colour": {"type": "string", "default": "red"}},
                },
                "status": {"type": "object", "x-kubernetes-preserve-unknown-fields": True},
            },
        }
        version = client.V1CustomResourceDefinitionVersion(
            name="v1",
            served=True,
            storage=True,
            schema=client.V1CustomResourceValidation(open_apiv3_schema=schema),
            subresources=client.V1CustomResourceSubresources(status={}),
        )
        names = client.V1CustomResourceDefinitionNames(plural="shapes", singular="shape", kind="Shape", short_names=["sh"])
        extensions = client.ApiextensionsV1Api()
        extensions.create_custom_resource_definition(
            client.V1CustomResourceDefinition(
                metadata=client.V1ObjectMeta(name=f"shapes.{group}"),
                spec=client.V1CustomResourceDefinitionSpec(group=group, scope="Namespaced", names=names, versions=[version]),
            )
        )
        for event in watch.Watch().stream(extensions.list_custom_resource_definition, field_selector=f"metadata.name=shapes.{group}", timeout_seconds=20):
            conditions = {c.type: c.status for c in event["object"].status.conditions or []} if event["object"].status else {}
            if conditions.get("Established") == "True":
                break
        custom = client.CustomObjectsApi()
        where = (group, "v1", self.namespace, "shapes")
        body = {"apiVersion": f"{group}/v1", "kind": "Shape", "metadata": {"name": "box"}, "spec": {"size": 1, "unknown": 1}}
        made = custom.create_namespaced_custom_object(*where, body)
        self.assertEqual(made["spec"], {"size": 1, "colour": "red"})
        self.assertEqual(custom.patch_namespaced_custom_object(*where, "box", {"spec": {"size": 2}})["metadata"]["generation"], 2)
        custom.patch_namespaced_custom_object_status(*where, "box", {"status": {"ready": True}, "spec": {"size": 9}})
        now = custom.get_namespaced_custom_object(*where, "box")
        self.assertEqual((now["spec"]["size"], now["status"]), (2, {"ready": True}))
        with self.assertRaises(ApiException) as refused:
            custom.create_namespaced_custom_object(*where, {**body, "metadata": {"name": "bad"}, "spec": {"size": 0}})
        self.assertEqual(refused.exception.status, 422)
        self.assertIn("spec.size in body should be greater than or equal to 1", refused.exception.body)
        self.assertEqual(len(custom.list_namespaced_custom_object(*where)["items"]), 1)
        custom.delete_namespaced_custom_object(*where, "box")
        extensions.delete_custom_resource_definition(f"shapes.{group}")

    def test_errors_have_status_bodies(self):
        def status_of(call):
            with self.assertRaises(ApiException) as caught:
                call()
            body = json.loads(caught.exception.body)
            self.assertEqual((body["kind"], body["code"]), ("Status", caught.exception.status))
            return body

        missing = status_of(lambda: self.core.read_namespaced_config_map("none", self.namespace))
        self.assertEqual((missing["reason"], missing["message"]), ("NotFound", 'configmaps "none" not found'))
        self.core.create_namespaced_config_map(self.namespace, config_map("taken"))
        taken = status_of(lambda: self.core.create_namespaced_config_map(self.namespace, config_map("taken")))
        self.assertEqual((taken["code"], taken["reason"]), (409, "AlreadyExists"))
        broken = deployment("web")
        broken.spec.selector.match_labels = {"app": "other"}
        broken.spec.replicas = -1
        invalid = status_of(lambda: self.apps.create_namespaced_deployment(self.namespace, broken))
        self.assertEqual(invalid["reason"], "Invalid")
        self.assertEqual([c["field"] for c in invalid["details"]["causes"]], ["spec.replicas", "spec.template.metadata.labels"])
        unknown = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "x"}, "datum": {}}
        strict = status_of(lambda: self.core.create_namespaced_config_map(self.namespace, unknown, field_validation="Strict"))
        self.assertIn('unknown field "datum"', strict["message"])
        dry = self.core.create_namespaced_config_map(self.namespace, config_map("dry"), dry_run="All")
        self.assertIsNotNone(dry.metadata.uid)
        status_of(lambda: self.core.read_namespaced_config_map("dry", self.namespace))
        no_credentials = client.ApiClient(self._anonymous())
        self.assertEqual(status_of(lambda: client.CoreV1Api(no_credentials).list_namespace())["code"], 403)
        wrong = self._anonymous()
        wrong.api_key = {"authorization": "Bearer nonsense"}
        self.assertEqual(status_of(lambda: client.CoreV1Api(client.ApiClient(wrong)).list_namespace())["code"], 401)

    def test_service_account_token_signs_in(self):
        self.core.create_namespaced_service_account(self.namespace, client.V1ServiceAccount(metadata=client.V1ObjectMeta(name="robot")))
        request = client.AuthenticationV1TokenRequest(spec=client.V1TokenRequestSpec(audiences=[], expiration_seconds=600))
        token = self.core.create_namespaced_service_account_token("robot", self.namespace, request).status.token
        mine = self._anonymous()
        mine.api_key = {"authorization": f"Bearer {token}"}
        review = client.AuthenticationV1Api(client.ApiClient(mine)).create_self_subject_review(client.V1SelfSubjectReview())
        self.assertEqual(review.status.user_info.username, f"system:serviceaccount:{self.namespace}:robot")
        checked = client.AuthenticationV1Api().create_token_review(client.V1TokenReview(spec=client.V1TokenReviewSpec(token=token)))
        self.assertTrue(checked.status.authenticated)

    def test_objects_from_yaml_and_secrets(self):
        text = [
            {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s"}, "stringData": {"user": "jane"}},
            {"apiVersion": "apps/v1", "kind": "Deployment", **client.ApiClient().sanitize_for_serialization(deployment("web"))},
            {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}, "spec": {"selector": {"app": "web"}, "ports": [{"port": 80}]}},
        ]
        utils.create_from_yaml(client.ApiClient(), yaml_objects=text, namespace=self.namespace)
        secret = self.core.read_namespaced_secret("s", self.namespace)
        self.assertEqual(base64.b64decode(secret.data["user"]), b"jane")
        self.assertRegex(self.core.read_namespaced_service("web", self.namespace).spec.cluster_ip, r"^10\.0\.0\.\d+$")
        utils.create_from_yaml(client.ApiClient(), yaml_objects=text[1:2], namespace=self.namespace, apply=True)
        with self.assertRaises(utils.FailToCreateError):
            utils.create_from_yaml(client.ApiClient(), yaml_objects=text, namespace=self.namespace)

    def test_pods_are_bound_evicted_and_have_no_console(self):
        pod = client.V1Pod(
            metadata=client.V1ObjectMeta(name="p"),
            spec=client.V1PodSpec(containers=[client.V1Container(name="main", image="busybox")], termination_grace_period_seconds=0),
        )
        self.core.create_namespaced_pod(self.namespace, pod)
        binding = client.V1Binding(metadata=client.V1ObjectMeta(name="p"), target=client.V1ObjectReference(api_version="v1", kind="Node", name="n"))
        self.core.create_namespaced_pod_binding("p", self.namespace, binding, _preload_content=False)
        self.assertEqual(self.core.read_namespaced_pod("p", self.namespace).spec.node_name, "n")
        with self.assertRaises(ApiException) as log:
            self.core.read_namespaced_pod_log("p", self.namespace)
        self.assertEqual(log.exception.status, 501)
        with self.assertRaises(ApiException) as console:
            stream(client.CoreV1Api().connect_get_namespaced_pod_exec, "p", self.namespace, command=["ls"], stdout=True)
        self.assertIn("501", console.exception.reason)
        eviction = client.V1Eviction(metadata=client.V1ObjectMeta(name="p", namespace=self.namespace))
        self.core.create_namespaced_pod_eviction("p", self.namespace, eviction)
        self.assertEqual(self.core.list_namespaced_pod(self.namespace).items, [])

    def test_leader_election(self):
        led = []

        def candidate(name, may_lead):
            lock = ConfigMapLock("leader", self.namespace, name)
            leaderelection.LeaderElection(
                electionconfig.Config(lock, lease_duration=5, renew_deadline=4, retry_period=1, onstarted_leading=may_lead, onstopped_leading=lambda: None)
            ).run()

        started = threading.Event()

        def lead():
            led.append("first")
            started.set()

        threading.Thread(target=candidate, args=("first", lead), daemon=True).start()
        self.assertTrue(started.wait(20))
        record = self.core.read_namespaced_config_map("leader", self.namespace).metadata.annotations["control-plane.alpha.kubernetes.io/leader"]
        self.assertEqual(json.loads(record)["holderIdentity"], "first")
        threading.Thread(target=candidate, args=("second", lambda: led.append("second")), daemon=True).start()
        changed = self.core.list_namespaced_config_map(self.namespace).metadata.resource_version
        renewals = 0
        for _ in watch.Watch().stream(self.core.list_namespaced_config_map, self.namespace, resource_version=changed, timeout_seconds=20):
            renewals += 1
            if renewals == 2:
                break
        self.assertEqual((renewals, led), (2, ["first"]))

    def _anonymous(self):
        known = client.Configuration.get_default_copy()
        bare = client.Configuration()
        bare.host, bare.ssl_ca_cert = known.host, known.ssl_ca_cert
        return bare


if __name__ == "__main__":
    run(Kubernetes)
