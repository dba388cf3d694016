package dcts.core.db;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import liquibase.resource.AbstractResource;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;

/** One text that Liquibase can read as a file, and nothing else: no disk, no class path. */
final class TextResources extends AbstractResourceAccessor {
    private final Text text;

    TextResources(String name, String text) {
        this.text = new Text(name, text);
    }

    @Override
    public List<Resource> search(String path, boolean recursive) {
        return List.of();
    }

    @Override
    public List<Resource> getAll(String path) {
        return path.equals(text.getPath()) ? List.of(text) : List.of();
    }

    @Override
    public List<String> describeLocations() {
        return List.of(text.getPath());
    }

    @Override
    public void close() {}

    private static final class Text extends AbstractResource {
        private final byte[] bytes;

        Text(String name, String text) {
            super(name, URI.create("text:" + name));
            this.bytes = text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public Resource resolve(String other) {
            return this;
        }

        @Override
        public Resource resolveSibling(String other) {
            return this;
        }
    }
}
