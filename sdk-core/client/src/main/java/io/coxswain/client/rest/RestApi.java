package io.coxswain.client.rest;

import io.coxswain.model.ApiVersion;

/**
 * The requests of one API group and version.
 *
 * <pre>{@code
 * RestApi apps = client.rest().apiVersion("apps/v1");
 * apps.get().namespace("shop").resource("deployments").name("web").as(Deployment.CODEC);
 * apps.post().namespace("shop").resource("deployments").body("application/yaml", yaml).bytes();
 * }</pre>
 */
public final class RestApi {
    private final RestClient rest;
    private final ApiVersion apiVersion;

    RestApi(RestClient rest, ApiVersion apiVersion) {
        this.rest = rest;
        this.apiVersion = apiVersion;
    }

    /** Begins a request that reads: one object, or without a name all of a collection. */
    public RestRequest get() {
        return new RestRequest(rest, Verb.GET, apiVersion);
    }

    /** Begins a request that creates. */
    public RestRequest post() {
        return new RestRequest(rest, Verb.CREATE, apiVersion);
    }

    /** Begins a request that updates. */
    public RestRequest put() {
        return new RestRequest(rest, Verb.UPDATE, apiVersion);
    }

    /** Begins a request that patches. */
    public RestRequest patch() {
        return new RestRequest(rest, Verb.PATCH, apiVersion);
    }

    /** Begins a request that deletes: one object, or without a name all of a collection. */
    public RestRequest delete() {
        return new RestRequest(rest, Verb.DELETE, apiVersion);
    }
}
