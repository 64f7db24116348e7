package dev.paved.cli.http;

import dev.paved.cli.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Reads a list whole, page after page. */
public final class Pages {
    private Pages() {}

    /** All items of the list. */
    public static List<Json> all(ApiClient client, Resource list) {
        return whole(client, list).at("items").items();
    }

    /** The first page, with the items of all pages in it. */
    public static Json whole(ApiClient client, Resource list) {
        Json first = client.get(list);
        List<Json> items = new ArrayList<>(first.at("items").items());
        Json page = first;
        while (page.find("nextCursor").isPresent()) {
            page = client.get(list.query("cursor", page.text("nextCursor")));
            items.addAll(page.at("items").items());
        }
        return Json.object().with("items", new Json.Items(items)).followedBy((Json.Fields) first);
    }
}
