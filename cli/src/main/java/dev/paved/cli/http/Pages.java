package dev.paved.cli.http;

import dev.paved.cli.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Reads a list whole, page after page. */
public final class Pages {
    private Pages() {}

    /** All items of the list. */
    public static List<Json> all(ApiClient client, Resource list) {
        List<Json> items = new ArrayList<>();
        Json page = client.get(list);
        items.addAll(page.at("items").items());
        while (page.find("nextCursor").isPresent()) {
            page = client.get(list.query("cursor", page.text("nextCursor")));
            items.addAll(page.at("items").items());
        }
        return items;
    }
}
