package io.coxswain.model.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Walks from source to document to object. Whatever fails has been left behind before it is read. */
final class ManifestIterator implements Iterator<Manifest> {
    private static final String LIST = "List";

    private final boolean recursive;
    private final YamlOptions options;
    private final Deque<ManifestSource> sources;
    private final Deque<Manifest> found = new ArrayDeque<>();
    private @Nullable DocumentCutter parts;
    private @Nullable YamlDocuments documents;
    private int count;

    ManifestIterator(List<ManifestSource> sources, boolean recursive, YamlOptions options) {
        this.sources = new ArrayDeque<>(sources);
        this.recursive = recursive;
        this.options = options;
    }

    @Override
    public boolean hasNext() {
        while (found.isEmpty()) {
            if (documents != null) {
                nextDocument(documents);
            } else if (parts != null) {
                nextPart(parts);
            } else if (!sources.isEmpty()) {
                nextSource(sources.pop());
            } else {
                return false;
            }
        }
        return true;
    }

    @Override
    public Manifest next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more manifests");
        }
        return found.pop();
    }

    private void nextSource(ManifestSource source) {
        if (source instanceof ManifestSource.File file && file.isFolder()) {
            Iterator<ManifestSource> lastFirst = new ArrayDeque<>(file.entries(recursive)).descendingIterator();
            lastFirst.forEachRemaining(sources::push);
        } else {
            parts = new DocumentCutter(source.open(options), options);
        }
    }

    private void nextPart(DocumentCutter open) {
        parts = null;
        DocumentCutter.Part part = open.next();
        if (part == null) {
            return;
        }
        parts = open;
        if (part.json() != null) {
            add(part.json(), part.place(), "");
        } else {
            documents = new YamlDocuments(part.bytes(), part.place(), options);
        }
    }

    private void nextDocument(YamlDocuments open) {
        documents = null;
        YamlDocuments.Document document = open.next();
        if (document != null) {
            documents = open;
            add(document.value(), document.place(), "");
            tellDuplicates(document);
        }
    }

    /** An object tells them when it is read, with whatever else is wrong with it; a list is read by nobody. */
    private void tellDuplicates(YamlDocuments.Document document) {
        if (document.duplicates().isEmpty()) {
            return;
        }
        Manifest only = found.poll();
        if (only == null || !only.isDocument()) {
            found.clear();
            document.checked(document.place().toString());
        } else {
            found.add(only.with(document.duplicates()));
        }
    }

    private void add(Value value, Place place, String path) {
        if (value instanceof Value.Literal literal && literal.isNull() && path.isEmpty()) {
            return;
        }
        if (!(value instanceof Value.Fields object)) {
            throw place.failure("expected an object", path);
        }
        // As for kubectl, whatever has items is a list: not every list's kind ends so.
        Value items = object.fields().get("items");
        if (items instanceof Value.Items list) {
            for (int i = 0; i < list.items().size(); i++) {
                add(ofList(list.items().get(i), object), place, path + "/items/" + i);
            }
        } else if (!(hasListKind(object) && items instanceof Value.Literal literal && literal.isNull())) {
            if (++count > options.maxDocuments()) {
                throw place.failure("more than " + options.maxDocuments() + " documents");
            }
            found.add(new Manifest(object, place, path, options));
        }
    }

    private static boolean hasListKind(Value.Fields object) {
        String kind = object.string("kind");
        return kind != null && kind.endsWith(LIST);
    }

    /** Items of typed lists may leave it to the list what they are, if that is called after them. */
    private static Value ofList(Value item, Value.Fields list) {
        String kind = list.string("kind");
        String apiVersion = list.string("apiVersion");
        boolean untyped = item instanceof Value.Fields object
                && object.string("kind") == null
                && object.string("apiVersion") == null;
        if (!untyped || kind == null || apiVersion == null || !hasListKind(list) || kind.equals(LIST)) {
            return item;
        }
        Map<String, Value> typed = new LinkedHashMap<>(((Value.Fields) item).fields());
        typed.put("apiVersion", new Value.Text(apiVersion));
        typed.put("kind", new Value.Text(kind.substring(0, kind.length() - LIST.length())));
        return new Value.Fields(typed);
    }
}
